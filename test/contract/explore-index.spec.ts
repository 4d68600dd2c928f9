import { describe, expect, it } from '@jest/globals';
import { engines, freshStore, type RowStore } from './engines.js';
import { newId, newIds } from './ids.js';

async function post({ posts }: RowStore, id: string): Promise<void> {
  const words = { caption: '', tags: [], altTexts: [''], mentionIds: [] };
  await posts.put({ id, authorId: newId(), mediaIds: [newId()], ...words, createdAt: '2026-01-01T00:00:00.000Z' }, 0);
}
async function like({ tallies }: RowStore, subjectId: string, parts: readonly number[]): Promise<void> {
  for (const [partition, value] of parts.entries()) {
    await tallies.put(partition, [{ subjectId, counter: 'likes', value, version: value }]);
  }
}

describe.each(engines)('ExploreIndex on %s', (engine) => {
  const store = freshStore(engine);

  it('has the most liked first, of equals the newest, page by page', async () => {
    const { explore } = store();
    const [low, equal, newer, none] = newIds(4) as [string, string, string, string];
    for (const id of [low, equal, newer, none]) await post(store(), id);
    await like(store(), low, [1]);
    for (const id of [equal, newer]) await like(store(), id, [2, 3]);
    await explore.refresh([none, newer, low, equal], low);
    const page = await explore.top(3, low);
    expect(page).toEqual([
      { id: newer, likes: 5 },
      { id: equal, likes: 5 },
      { id: low, likes: 1 },
    ]);
    expect(await explore.top(3, low, page[0])).toEqual([page[1], page[2], { id: none, likes: 0 }]);
    expect(await explore.top(3, low, page[2])).toEqual([{ id: none, likes: 0 }]);
  });

  it('follows the likes, whenever it is told to look', async () => {
    const { explore } = store();
    const id = newId();
    await explore.refresh([id], id);
    expect(await explore.top(9, id)).toEqual([]);
    await post(store(), id);
    await like(store(), id, [4]);
    for (const _ of [1, 2]) await explore.refresh([id, newId()], id);
    expect(await explore.top(9, id)).toEqual([{ id, likes: 4 }]);
    await like(store(), id, [5, 1]);
    await explore.refresh([id], id);
    expect(await explore.top(9, id)).toEqual([{ id, likes: 6 }]);
  });

  it('forgets what was deleted or is too old', async () => {
    const { explore, posts } = store();
    const [old, gone, kept] = newIds(3) as [string, string, string];
    for (const id of [old, gone, kept]) await post(store(), id);
    await explore.refresh([old, gone, kept], old);
    await posts.delete(gone);
    await explore.refresh([gone], old);
    expect((await explore.top(9, old)).map(({ id }) => id)).toEqual([kept, old]);
    expect((await explore.top(9, gone)).map(({ id }) => id)).toEqual([kept]);
    await explore.refresh([old], gone);
    expect((await explore.top(9, old)).map(({ id }) => id)).toEqual([kept]);
    await expect(explore.refresh(newIds(101), old)).rejects.toThrow(RangeError);
  });
});
