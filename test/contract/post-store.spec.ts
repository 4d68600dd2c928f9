import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PostContent, PostStore } from '#libs/post/ports';
import { engines, freshStore } from './engines.js';
import { newId, newIds } from './ids.js';
import { histories } from './repeats.js';

const author = newId();

function postOf(id: string, caption = 'Harbour'): PostContent {
  return {
    id,
    authorId: author,
    caption,
    tags: ['sea'],
    mediaIds: [`${id}-b`, `${id}-a`],
    altTexts: ['', 'a "boat"'],
    mentionIds: [author],
    createdAt: '2026-11-21T10:00:00.000Z',
  };
}
const shown = { hidden: false, version: 0 };

describe.each(engines)('PostStore on %s', (engine) => {
  const store = freshStore(engine);

  it('gives back those that exist, by id, with the carousel in its order', async () => {
    const [one, two] = [postOf(newId()), postOf(newId(), '日没 \u{1f305}\n#sea')];
    const place = { name: 'Pier 3', lat: -1.5, lon: 180 };
    const edited = { ...two, place, editedAt: '2026-11-21T11:00:00.000Z' };
    await store().posts.put(one, 0);
    await store().posts.put(edited, 5);
    const found = await store().posts.byIds([two.id, newId(), one.id]);
    const expected = [
      { ...one, ...shown },
      { ...edited, hidden: false, version: 5 },
    ];
    expect(new Map(found)).toEqual(new Map(expected.map((post) => [post.id, post])));
  });

  it('takes a higher version and ignores an equal or lower one', async () => {
    const id = newId();
    const { posts } = store();
    const captionNow = async () => (await posts.byIds([id])).get(id)?.caption;
    await posts.put(postOf(id, 'first'), 0);
    await posts.put(postOf(id, 'equal'), 0);
    expect(await captionNow()).toBe('first');
    await posts.put(postOf(id, 'far'), 2 ** 41);
    await posts.put(postOf(id, 'lower'), 2 ** 41 - 1);
    expect(await captionNow()).toBe('far');
  });

  it('keeps moderation beside what the author writes, also from before the post was known', async () => {
    const id = newId();
    const { posts } = store();
    await posts.setHidden(id, true, 3);
    expect((await posts.byIds([id])).size).toBe(0);
    expect((await posts.deleted([id])).size).toBe(0);
    await posts.put(postOf(id), 0);
    await posts.setHidden(id, false, 2);
    expect((await posts.byIds([id])).get(id)).toEqual({ ...postOf(id), hidden: true, version: 0 });
    await posts.setHidden(id, false, 4);
    expect((await posts.byIds([id])).get(id)?.hidden).toBe(false);
  });

  it('forgets a deleted post for good, whatever comes after', async () => {
    const [id, never] = newIds(2) as [string, string];
    const { posts } = store();
    await posts.put(postOf(id), 0);
    await posts.delete(id);
    await posts.delete(never);
    await posts.put(postOf(id, 'back'), 2 ** 52);
    await posts.put(postOf(never), 0);
    await posts.setHidden(id, true, 9);
    expect((await posts.byIds([id, never])).size).toBe(0);
    expect([...(await posts.deleted([id, never, newId()]))].sort()).toEqual([id, never].sort());
  });

  it('lists the posts of a tag, newest first, page by page', async () => {
    const { posts } = store();
    const ids = newIds(3);
    for (const id of ids) await posts.put(postOf(id), 0);
    await posts.put({ ...postOf(newId()), tags: ['lake'] }, 0);
    const [newest, middle, oldest] = [...ids].reverse() as [string, string, string];
    expect(await posts.tagged('sea', 2)).toEqual([newest, middle]);
    expect(await posts.tagged('sea', 2, middle)).toEqual([oldest]);
    await posts.put({ ...postOf(middle), tags: ['sea', 'lake'] }, 1);
    expect(await posts.tagged('lake', 9)).toContain(middle);
    expect(await posts.tagged('sky', 9)).toEqual([]);
  });

  it('ends in one state after any order and repetition of puts, and of a delete among them', async () => {
    const versions = fc.uniqueArray(fc.nat(20), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(histories(versions), fc.boolean(), async ({ history, delivered }, isDeleted) => {
        const id = newId();
        const { posts } = store();
        const last = Math.max(...history);
        const write = (version: number) => written(posts, id, version, isDeleted && version === last);
        await Promise.all(delivered.map(write));
        const kept = { ...postOf(id, `v${last}`), hidden: false, version: last };
        expect((await posts.byIds([id])).get(id)).toEqual(isDeleted ? undefined : kept);
      }),
    );
  });

  it('takes 100 ids and refuses more', async () => {
    expect((await store().posts.byIds(newIds(100))).size).toBe(0);
    await expect(store().posts.byIds(newIds(101))).rejects.toThrow(RangeError);
    await expect(store().posts.deleted(newIds(101))).rejects.toThrow(RangeError);
  });
});

function written(posts: PostStore, id: string, version: number, isDelete: boolean): Promise<void> {
  return isDelete ? posts.delete(id) : posts.put(postOf(id, `v${version}`), version);
}
