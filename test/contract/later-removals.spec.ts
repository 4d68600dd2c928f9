import { describe, expect, it } from '@jest/globals';
import { engines, freshStore } from './engines.js';
import { newIds } from './ids.js';

const NOW = 1_790_000_000_000;
const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;

describe.each(engines)('LaterRemovals on %s', (engine) => {
  const store = freshStore(engine);
  const [ann, ben, cid] = newIds(3) as [string, string, string];
  const removalOf = (userId: string, dueAtMs: number) => ({ userId, dueAtMs, traceparent });

  it('are due from their time on, the earliest first, until they are done', async () => {
    const { laterRemovals } = store();
    await laterRemovals.put(removalOf(ann, NOW + 2));
    await laterRemovals.put(removalOf(ben, NOW + 1));
    await laterRemovals.put(removalOf(cid, NOW + 3));
    expect(await laterRemovals.due(NOW, 10)).toEqual([]);
    expect(await laterRemovals.due(NOW + 2, 10)).toEqual([removalOf(ben, NOW + 1), removalOf(ann, NOW + 2)]);
    expect(await laterRemovals.due(NOW + 9, 1)).toEqual([removalOf(ben, NOW + 1)]);
    await laterRemovals.done(ben, NOW + 9);
    await laterRemovals.done(ben, NOW + 9);
    expect((await laterRemovals.due(NOW + 9, 10)).map(({ userId }) => userId)).toEqual([ann, cid]);
  });

  it('keep the first time that was said of a user, and take another once that is done', async () => {
    const { laterRemovals } = store();
    await laterRemovals.put(removalOf(ann, NOW + 1));
    await laterRemovals.put(removalOf(ann, NOW + 5));
    expect(await laterRemovals.due(NOW + 1, 10)).toEqual([removalOf(ann, NOW + 1)]);
    await laterRemovals.done(ann, NOW + 1);
    await laterRemovals.put(removalOf(ann, NOW + 5));
    expect(await laterRemovals.due(NOW + 4, 10)).toEqual([]);
    expect(await laterRemovals.due(NOW + 5, 10)).toEqual([removalOf(ann, NOW + 5)]);
  });
});
