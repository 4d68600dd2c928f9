import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { TIMELINE_ROWS } from '#libs/feed/ports';
import { engines, freshStore } from './engines.js';
import { newId, newIds, nthId } from './ids.js';
import { histories } from './repeats.js';

describe.each(engines)('TimelineStore on %s', (engine) => {
  const store = freshStore(engine);

  it('answers the newest first, as many as asked for', async () => {
    const { timelines } = store();
    const [ann, ben] = [newId(), newId()];
    const [old, middle, young] = newIds(3) as [string, string, string];
    await timelines.addToHomes([ann, ben], [middle]);
    await timelines.addToHomes([ann], [old, young]);
    expect(await timelines.home(ann, 10)).toEqual([young, middle, old]);
    expect(await timelines.home(ann, 2)).toEqual([young, middle]);
    expect(await timelines.home(ben, 10)).toEqual([middle]);
    expect(await timelines.home(newId(), 10)).toEqual([]);
  });

  it('keeps author timelines apart from home timelines', async () => {
    const { timelines } = store();
    const [ann, one, two] = newIds(3) as [string, string, string];
    await timelines.addToAuthor(ann, two);
    await timelines.addToAuthor(ann, one);
    await timelines.addToAuthor(ann, two);
    expect(await timelines.author(ann, 10)).toEqual([two, one]);
    expect(await timelines.author(ann, 1)).toEqual([two]);
    expect(await timelines.home(ann, 10)).toEqual([]);
  });

  it('ends in one state after any order and repetition of rows', async () => {
    const posts = fc.uniqueArray(fc.nat(1_000).map(nthId), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(histories(posts), async ({ history, delivered }) => {
        const { timelines } = store();
        const user = newId();
        await Promise.all([
          ...delivered.map((post) => timelines.addToHomes([user], [post])),
          ...delivered.map((post) => timelines.addToAuthor(user, post)),
        ]);
        const expected = [...history].sort().reverse();
        expect(await timelines.home(user, 100)).toEqual(expected);
        expect(await timelines.author(user, 100)).toEqual(expected);
      }),
    );
  });

  it(`serves the newest ${TIMELINE_ROWS} rows, in whatever order they came`, async () => {
    const { timelines } = store();
    const posts = newIds(TIMELINE_ROWS + 200);
    const newest = posts.slice(200).reverse();
    const orders = [
      posts,
      [...posts].reverse(),
      posts.filter((_, n) => n % 2).concat(posts.filter((_, n) => n % 2 === 0)),
    ];
    for (const order of orders) {
      const user = newId();
      await Promise.all(order.map((post) => timelines.addToHomes([user], [post])));
      await Promise.all(order.map((post) => timelines.addToAuthor(user, post)));
      expect(await timelines.home(user, 1_000)).toEqual(newest);
      expect(await timelines.author(user, 1_000)).toEqual(newest);
    }
  });

  it('takes 1,000 users in one call and refuses more', async () => {
    const { timelines } = store();
    const [users, post] = [newIds(1_000), newId()];
    await timelines.addToHomes(users, [post]);
    expect(await timelines.home(users[999]!, 1)).toEqual([post]);
    await expect(timelines.addToHomes([...users, newId()], [post])).rejects.toThrow(RangeError);
  });
});
