import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Proof {
  readonly promise: string;
  /** Path from the root. */
  readonly file: string;
  readonly title: string;
}

/** Rows of the tables in a page: promise | `test file` | `test title`. The row above a ruler is a heading. */
export function readProofs(page: string): Proof[] {
  const lines = page.split('\n');
  const isRuler = (line: string | undefined) => line !== undefined && /^\|[\s:|-]+\|$/.test(line);
  return lines
    .filter((line, index) => line.startsWith('|') && !isRuler(line) && !isRuler(lines[index + 1]))
    .map((line) => {
      const cells = line.split(/(?<!\\)\|/).map((cell) => cell.replaceAll('\\|', '|').trim());
      const [promise = '', file = '', title = ''] = cells.slice(1);
      return { promise, file: unquoted(file), title: unquoted(title) };
    });
}

/** Proofs that prove nothing, each with the reason. */
export function unproved(proofs: readonly Proof[], root: string): string[] {
  return proofs.flatMap(({ promise, file, title }) => {
    if (file === '' || title === '') return [`${promise}: names no test`];
    const path = join(root, file);
    if (!/\.ts$/.test(file) || !existsSync(path)) return [`${promise}: there is no test file ${file}`];
    const text = readFileSync(path, 'utf8').replaceAll("\\'", "'");
    return hasTitle(text, title) ? [] : [`${promise}: no test '${title}' in ${file}`];
  });
}

/** As the first argument of a call, with a second one to come: `it('…', ` and `it.each(…)('…', ` alike. */
function hasTitle(text: string, title: string): boolean {
  const literal = title.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return new RegExp(`\\(\\s*(['"\`])${literal}\\1,`).test(text);
}

function unquoted(cell: string): string {
  return cell.replace(/^`+\s?|\s?`+$/g, '');
}
