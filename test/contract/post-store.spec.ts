import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Post } from '#libs/post/ports';
import { engines, freshStore } from './engines.js';
import { newId, newIds } from './ids.js';
import { histories } from './repeats.js';

const author = newId();

function postOf(id: string, caption = 'Harbour'): Post {
  return {
    id,
    authorId: author,
    caption,
    mediaIds: [`${id}-b`, `${id}-a`],
    altTexts: ['', 'a "boat"'],
    createdAt: '2026-11-21T10:00:00.000Z',
  };
}

describe.each(engines)('PostStore on %s', (engine) => {
  const store = freshStore(engine);

  it('gives back those that exist, by id, with the carousel in its order', async () => {
    const [one, two] = [postOf(newId()), postOf(newId(), '日没 \u{1f305}\n#sea')];
    await store().posts.put(one, 0);
    await store().posts.put(two, 5);
    const found = await store().posts.byIds([two.id, newId(), one.id]);
    expect(new Map(found)).toEqual(new Map([one, two].map((post) => [post.id, post])));
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

  it('ends in one state after any order and repetition of puts', async () => {
    const versions = fc.uniqueArray(fc.nat(20), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(histories(versions), async ({ history, delivered }) => {
        const id = newId();
        await Promise.all(delivered.map((version) => store().posts.put(postOf(id, `v${version}`), version)));
        expect((await store().posts.byIds([id])).get(id)).toEqual(postOf(id, `v${Math.max(...history)}`));
      }),
    );
  });

  it('takes 100 ids and refuses more', async () => {
    expect((await store().posts.byIds(newIds(100))).size).toBe(0);
    await expect(store().posts.byIds(newIds(101))).rejects.toThrow(RangeError);
  });
});
