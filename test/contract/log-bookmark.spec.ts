import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { engines, freshStore } from './engines.js';
import { repeats } from './repeats.js';

const log = { id: 'log-a', epoch: 0 };

describe.each(engines)('LogBookmark on %s', (engine) => {
  const store = freshStore(engine);

  it('remembers nothing in an empty store', async () => {
    expect(await store().logBookmark.read()).toBeUndefined();
  });

  it('remembers the log and the highest offset of each partition', async () => {
    const { logBookmark } = store();
    await logBookmark.adopt(log);
    expect(await logBookmark.read()).toEqual({ identity: log, folded: new Map() });
    await logBookmark.note('posts', 0, 0);
    await logBookmark.note('posts', 3, 41);
    await logBookmark.note('posts', 3, 40);
    await logBookmark.note('users', 3, 7);
    const folded = new Map([
      ['posts/0', 0],
      ['posts/3', 41],
      ['users/3', 7],
    ]);
    expect(await logBookmark.read()).toEqual({ identity: log, folded });
  });

  it('keeps the offsets when the same log is adopted again, and forgets them with another', async () => {
    const { logBookmark } = store();
    await logBookmark.adopt(log);
    await logBookmark.note('posts', 0, 9);
    await logBookmark.adopt({ ...log });
    expect((await logBookmark.read())?.folded.get('posts/0')).toBe(9);
    await logBookmark.adopt({ id: 'log-a', epoch: 1 });
    expect(await logBookmark.read()).toEqual({ identity: { id: 'log-a', epoch: 1 }, folded: new Map() });
  });

  it('ends at the highest offset after any order and repetition', async () => {
    const { logBookmark } = store();
    await logBookmark.adopt(log);
    let partition = 0;
    await fc.assert(
      fc.asyncProperty(repeats([0, 1, 2, 3, 5, 8]), async (offsets) => {
        partition += 1;
        await Promise.all(offsets.map((offset) => logBookmark.note('posts', partition, offset)));
        expect((await logBookmark.read())?.folded.get(`posts/${partition}`)).toBe(8);
      }),
    );
  });
});
