import { createHash } from 'node:crypto';
import { RefusedError } from '#libs/events';
import { namesTag } from '../feed/byte-range.js';
import type { Call } from './call.js';
import type { Route } from '../route.js';

/**
 * A tag in two parts: the version of what an edit changes, and a hash of the whole body, of which counts change by
 * themselves. If-None-Match compares both, If-Match the first.
 */
export function entityTag(version: number, body: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 16);
  return `"${version}.${hash}"`;
}

/** Answers `body` under its tag, or 304 where the caller has it. */
export function answerTagged<Body>({ request, reply }: Call<Route>, version: number, body: Body): Body {
  const etag = entityTag(version, body);
  void reply.headers({ etag, 'cache-control': 'private, no-cache' });
  if (request.method !== 'GET' || !namesTag(request.headers['if-none-match'], etag)) return body;
  void reply.code(304);
  return undefined as unknown as Body;
}

/**
 * An edit says which version it changes, so that nobody writes over what they did not see; `*` says any.
 * @throws RefusedError `precondition_required`, `precondition_failed`
 */
export function checkIfMatch({ request }: Call<Route>, version: number): void {
  const header = request.headers['if-match'];
  if (header === undefined) {
    throw new RefusedError('precondition_required', 'Send the header If-Match with the ETag of what you edit, or *.');
  }
  const versions = header.split(',').map((tag) => /^\s*(?:W\/)?"(\d+)\.[\w-]*"\s*$/.exec(tag)?.[1]);
  if (header.trim() === '*' || versions.includes(String(version))) return;
  throw new RefusedError('precondition_failed', 'It was changed since you read it. Read it again, and edit that.');
}
