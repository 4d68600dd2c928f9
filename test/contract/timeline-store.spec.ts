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

  it('goes on under an id, whether a row has it or not', async () => {
    const { timelines } = store();
    const user = newId();
    const [a, b, between, c, d] = newIds(5) as [string, string, string, string, string];
    await timelines.addToHomes([user], [a, b, c, d]);
    await Promise.all([a, b, c, d].map((post) => timelines.addToAuthor(user, post)));
    for (const read of [timelines.home, timelines.author].map((method) => method.bind(timelines))) {
      expect(await read(user, 10, c)).toEqual([b, a]);
      expect(await read(user, 10, between)).toEqual([b, a]);
      expect(await read(user, 1, d)).toEqual([c]);
      expect(await read(user, 10, a)).toEqual([]);
      expect(await read(user, 10, newId())).toEqual([d, c, b, a]);
    }
  });

  it('reads several authors as one timeline', async () => {
    const posts = fc.uniqueArray(fc.tuple(fc.nat(300), fc.nat(3)), { maxLength: 40, selector: ([post]) => post });
    const reads = fc.record({ limit: fc.integer({ min: 1, max: 12 }), below: fc.option(fc.nat(320)) });
    await fc.assert(
      fc.asyncProperty(posts, reads, async (rows, { limit, below }) => {
        const { timelines } = store();
        const authors = newIds(4);
        await Promise.all(rows.map(([post, author]) => timelines.addToAuthor(authors[author]!, nthId(post))));
        const asked = authors.slice(1);
        const under = below === null ? undefined : nthId(below);
        const expected = rows
          .filter(([post, author]) => author > 0 && (below === null || post < below))
          .map(([post]) => nthId(post))
          .sort()
          .reverse();
        expect(await timelines.authors(asked, limit, under)).toEqual(expected.slice(0, limit));
        expect(await timelines.authors([], limit, under)).toEqual([]);
      }),
    );
    await expect(store().timelines.authors(newIds(1_001), 1)).rejects.toThrow(RangeError);
  });

  it(`keeps the newest ${TIMELINE_ROWS} rows of a home timeline, in whatever order they came`, async () => {
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
      expect(await timelines.home(user, 1_000)).toEqual(newest);
      expect(await timelines.home(user, 1_000, newest[9])).toEqual(newest.slice(10));
      expect(await timelines.home(user, 5, newest.at(-1))).toEqual([]);
    }
  });

  it('ends a read of a home timeline over an id', async () => {
    const { timelines } = store();
    const user = newId();
    const [a, b, c, d] = newIds(4) as [string, string, string, string];
    await timelines.addToHomes([user], [a, b, c, d]);
    expect(await timelines.home(user, 10, undefined, b)).toEqual([d, c]);
    expect(await timelines.home(user, 10, d, a)).toEqual([c, b]);
    expect(await timelines.home(user, 1, d, a)).toEqual([c]);
    expect(await timelines.home(user, 10, undefined, d)).toEqual([]);
  });

  it('mends a home timeline with what belongs among its kept rows', async () => {
    const { timelines } = store();
    const user = newId();
    const posts = newIds(TIMELINE_ROWS + 3);
    const [old, gap, young] = [posts[0]!, posts[100]!, posts.at(-1)!];
    const rest = posts.filter((post) => ![old, gap, young].includes(post));
    await timelines.mend(user, [gap]);
    expect(await timelines.home(user, 10)).toEqual([gap]);
    await timelines.addToHomes([user], rest);
    await timelines.mend(user, [old, gap, young]);
    await timelines.mend(user, [old]);
    expect(await timelines.home(user, 1_000)).toEqual(posts.slice(3).reverse());
  });

  it('forgets rows below an id, of all home timelines and of no author timeline', async () => {
    const { timelines } = store();
    const users = newIds(1_002).sort();
    const [a, b, c] = newIds(3) as [string, string, string];
    await timelines.addToHomes(users.slice(0, 1_000), [a, b, c]);
    await timelines.addToHomes(users.slice(1_000), [a, b, c]);
    await timelines.addToAuthor(users[0]!, a);
    let calls = 0;
    for (let after: string | undefined = ''; after !== undefined; calls++) after = await timelines.endHomes(b, after);
    expect(calls).toBeGreaterThan(0);
    for (const user of [users[0]!, users[999]!, users[1_000]!, users[1_001]!]) {
      expect(await timelines.home(user, 10)).toEqual([c, b]);
    }
    expect(await timelines.author(users[0]!, 10)).toEqual([a]);
  });

  it('keeps all rows of an author timeline', async () => {
    const { timelines } = store();
    const [author, posts] = [newId(), newIds(TIMELINE_ROWS + 200)];
    await Promise.all(posts.map((post) => timelines.addToAuthor(author, post)));
    expect(await timelines.author(author, 1_000)).toEqual([...posts].reverse());
  });

  it('takes 1,000 users in one call and refuses more', async () => {
    const { timelines } = store();
    const [users, post] = [newIds(1_000), newId()];
    await timelines.addToHomes(users, [post]);
    expect(await timelines.home(users[999]!, 1)).toEqual([post]);
    await expect(timelines.addToHomes([...users, newId()], [post])).rejects.toThrow(RangeError);
  });
});
