import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { root } from './cruise.js';
import { readProofs, unproved } from './proof.js';

const here = 'test/architecture/proof.spec.ts';

describe('docs/proof.md', () => {
  it('names for each promise a test that is there', () => {
    const proofs = readProofs(readFileSync(join(root, 'docs/proof.md'), 'utf8'));
    expect(proofs.length).toBeGreaterThan(0);
    expect(unproved(proofs, root)).toEqual([]);
  });

  it('is refused where it names a file, a title or nothing that is not there', () => {
    const page = [
      '| promise | test file | test |',
      '| --- | --- | --- |',
      `| kept | \`${here}\` | \`names for each promise a test that is there\` |`,
      `| renamed | \`${here}\` | \`names for each\` |`,
      '| lost | `test/architecture/lost.spec.ts` | `is there` |',
      '| not a test | `README.md` | `is there` |',
      '| untested | | |',
    ];
    expect(unproved(readProofs(page.join('\n')), root)).toEqual([
      `renamed: no test 'names for each' in ${here}`,
      'lost: there is no test file test/architecture/lost.spec.ts',
      'not a test: there is no test file README.md',
      'untested: names no test',
    ]);
  });
});
