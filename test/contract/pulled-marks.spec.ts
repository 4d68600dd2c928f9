import { describe, expect, it } from '@jest/globals';
import { engines, freshStore } from './engines.js';
import { newId, newIds } from './ids.js';

describe.each(engines)('PulledMarks on %s', (engine) => {
  const store = freshStore(engine);

  async function follow(
    actor: string,
    subject: string,
    flags: readonly ('wanted' | 'allowed')[] = ['wanted', 'allowed'],
  ) {
    for (const flag of flags) await store().followGraph.set(actor, subject, flag, true, 0);
  }
  async function followedBy(actor: string): Promise<string[][]> {
    const found: string[][] = [];
    for await (const page of store().pulledMarks.followedBy(actor)) found.push([...page]);
    return found;
  }

  it('keeps the first mark of an author', async () => {
    const { pulledMarks } = store();
    const [ann, ben] = [newId(), newId()];
    await pulledMarks.set(ann, 7_000_000_000_000);
    await pulledMarks.set(ann, 1);
    expect(await pulledMarks.of([ben, ann])).toEqual(new Map([[ann, 7_000_000_000_000]]));
    await expect(pulledMarks.of(newIds(101))).rejects.toThrow(RangeError);
  });

  it('names the marked among those whom somebody follows, with both flags on', async () => {
    const { pulledMarks } = store();
    const [reader, ann, ben, cid, dan, eve] = newIds(6) as [string, string, string, string, string, string];
    for (const marked of [ann, ben, cid, dan]) await pulledMarks.set(marked, 1);
    await follow(reader, ann);
    await follow(reader, ben, ['wanted']);
    await follow(reader, cid, ['allowed']);
    await follow(reader, eve);
    await follow(dan, reader);
    await follow(reader, dan);
    expect(await followedBy(reader)).toEqual([[ann, dan]]);
    await store().followGraph.set(reader, ann, 'allowed', false, 1);
    expect(await followedBy(reader)).toEqual([[dan]]);
    expect(await followedBy(newId())).toEqual([]);
  });

  it('names each once, in pages of at most 1,000', async () => {
    const [reader, marked] = [newId(), newIds(1_002)];
    await Promise.all(marked.map((author) => store().pulledMarks.set(author, 1)));
    await Promise.all(marked.map((author) => follow(reader, author)));
    const pages = await followedBy(reader);
    expect(pages.every(({ length }) => length <= 1_000)).toBe(true);
    expect(pages.flat().sort()).toEqual(marked);
  });
});

describe.each(engines)('FollowerTallies on %s', (engine) => {
  const store = freshStore(engine);

  it('adds up what all partitions counted, of followers alone', async () => {
    const [ann, ben, cid] = newIds(3) as [string, string, string];
    const tally = { counter: 'followers' as const, version: 1 };
    await store().tallies.put(0, [{ ...tally, subjectId: ann, value: 4 }]);
    await store().tallies.put(3, [{ ...tally, subjectId: ann, value: 5 }]);
    await store().tallies.put(3, [{ ...tally, subjectId: ann, counter: 'posts', value: 70 }]);
    await store().tallies.put(0, [{ ...tally, subjectId: ben, value: 0 }]);
    expect(await store().followerTallies.of([cid, ben, ann])).toEqual(
      new Map([
        [ann, 9],
        [ben, 0],
      ]),
    );
    await expect(store().followerTallies.of(newIds(101))).rejects.toThrow(RangeError);
  });
});
