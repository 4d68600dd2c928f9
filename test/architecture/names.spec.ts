import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { root } from './cruise.js';

/** Names that say nothing, so that everything ends up under them. */
const empty = /(^|[/-])(common|shared|utils?|helpers?|managers?|base|types|core|misc)(\.|\/|-|$)/;

function saysNothing(paths: readonly string[]): string[] {
  return paths.filter((path) => empty.test(path));
}

describe('names', () => {
  it('say what a file or folder is for', () => {
    const paths = ['libs', 'apps'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`),
    );
    expect(paths.length).toBeGreaterThan(20);
    expect(saysNothing(paths)).toEqual([]);
  });

  it('are refused when they do not', () => {
    const bad = ['libs/common/src/x.ts', 'libs/feed/src/utils.ts', 'libs/feed/src/feed-helpers.ts', 'libs/core'];
    expect(saysNothing([...bad, 'libs/feed/src/score.ts', 'libs/http/src/database.ts'])).toEqual(bad);
  });
});
