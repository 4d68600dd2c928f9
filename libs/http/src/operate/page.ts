import { createHash } from 'node:crypto';
import { type ErrorCode, errorCodes } from '#libs/events';
import { problemTable } from '../edge/problem-table.js';

const style = `
:root { color-scheme: light dark; --ink: #1d2328; --paper: #fbfaf8; --quiet: #6b7178; --line: #dfe1e0; --mark: #0b6b57; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e6e1; --paper: #16191c; --quiet: #9aa1a6; --line: #2d3338; --mark: #5fd0b3; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 17px/1.6 system-ui, sans-serif; }
main { max-width: 50rem; margin: 0 auto; padding: 4rem 1.5rem 6rem; }
h1 { font-size: 2.4rem; letter-spacing: -0.02em; margin: 0 0 0.5rem; }
h2 { font-size: 1rem; margin: 2.2rem 0 0.5rem; }
p { margin: 0 0 1rem; }
.quiet { color: var(--quiet); }
a { color: var(--mark); }
pre { margin: 0 0 1.5rem; padding: 1rem 1.2rem; border: 1px solid var(--line); border-left: 3px solid var(--mark); border-radius: 6px;
  overflow-x: auto; font: 13px/1.6 ui-monospace, monospace; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: 0.45rem 1rem 0.45rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td:first-child { font-family: ui-monospace, monospace; font-size: 14px; white-space: nowrap; }
tr:target td { color: var(--mark); }
`;

/** Nothing from outside, and no script: the one style is named by its hash. */
export const pagePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** `address`: where this page was asked for, such as `http://127.0.0.1:3000`. */
export function startPage(address: string): string {
  const at = escapeHtml(address);
  return page(
    'mediafeed',
    `<h1>mediafeed</h1>
<p>The backend of an Instagram-style product: accounts, public or private; posts of up to ten photos, with tags,
mentions and places; follows, blocks and mutes; likes, comments and saves; home timelines, tags and explore;
notifications; reports and moderation; an export of everything that is yours, and an end for good.</p>
<p class="quiet">It runs here, at ${at}. Every call is described in <a href="/docs">/docs</a>
(<a href="/openapi.json">OpenAPI</a>); <a href="/docs/errors">errors</a> have codes.</p>
<h2>1. Make an account, and keep its token</h2>
<pre>TOKEN=$(curl -s ${at}/v1/accounts \\
  -H 'content-type: application/json' \\
  -d '{"userName": "ann", "password": "correct horse"}' |
  sed 's/.*"accessToken":"\\([^"]*\\)".*/\\1/')</pre>
<h2>2. Post a photo</h2>
<pre>curl -s ${at}/v1/users/me/posts -H "authorization: Bearer $TOKEN" \\
  -F file=@photo.jpg -F caption='First light'</pre>
<h2>3. See it, in three sizes</h2>
<pre>curl -s ${at}/v1/users/me/posts -H "authorization: Bearer $TOKEN"</pre>
<p class="quiet">Who follows ann (PUT /v1/users/{id}/follow) finds it at /v1/users/me/feed.</p>`,
  );
}

export function errorsPage(): string {
  const rows = errorCodes.map((code) => errorRow(code)).join('\n');
  return page(
    'Errors · mediafeed',
    `<h1>Errors</h1>
<p>Every error is a problem (RFC 9457). Decide by its <code>code</code>; name its <code>traceId</code> when you report it.</p>
<table><thead><tr><th>code</th><th>status</th><th>means</th></tr></thead><tbody>
${rows}
</tbody></table>`,
  );
}

function errorRow(code: ErrorCode): string {
  const { status, title } = problemTable[code];
  return `<tr id="${code}"><td>${code}</td><td>${status}</td><td>${escapeHtml(title)}</td></tr>`;
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><link rel="icon" href="data:,"><style>${style}</style></head>
<body><main>
${body}
</main></body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
