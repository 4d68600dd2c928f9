import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ROWS_AT_ONCE, type Tally } from '#libs/counter/ports';
import type { Counter } from '#libs/events';
import { engines, freshStore } from './engines.js';
import { newId, newIds } from './ids.js';
import { histories } from './repeats.js';

const tally = (subjectId: string, value: number, version = 0, counter: Counter = 'likes'): Tally => {
  return { subjectId, counter, value, version };
};

describe.each(engines)('TallyStore on %s', (engine) => {
  const store = freshStore(engine);

  it('keeps one tally per subject, counter and partition', async () => {
    const { tallies } = store();
    const [one, other] = newIds(2) as [string, string];
    await tallies.put(0, [tally(one, 1), tally(one, 2, 0, 'followers'), tally(other, 3)]);
    await tallies.put(1, [tally(one, 4)]);
    expect(await tallies.of(0, [tally(one, 0), tally(newId(), 0)])).toEqual([tally(one, 1)]);
    expect(await tallies.of(0, [tally(one, 0, 0, 'followers')])).toEqual([tally(one, 2, 0, 'followers')]);
    expect(await tallies.of(1, [tally(one, 0), tally(other, 0)])).toEqual([tally(one, 4)]);
  });

  it('adds up all partitions, for many subjects and counters at once', async () => {
    const { tallies } = store();
    const [one, other, none] = newIds(3) as [string, string, string];
    await tallies.put(0, [tally(one, 1), tally(one, 5, 0, 'posts'), tally(other, 0)]);
    await tallies.put(3, [tally(one, 2), tally(one, 9, 0, 'following')]);
    expect(new Map(await tallies.totals([one, other, none], ['likes', 'posts']))).toEqual(
      new Map([
        [one, { likes: 3, posts: 5 }],
        [other, { likes: 0 }],
      ]),
    );
    expect((await tallies.totals(newIds(100), ['likes'])).size).toBe(0);
    await expect(tallies.totals(newIds(101), ['likes'])).rejects.toThrow(RangeError);
  });

  it('lists every tally once, with its partition', async () => {
    const { tallies } = store();
    const rows = newIds(700).map((id, n) => tally(id, n));
    await tallies.put(0, rows);
    await tallies.put(5, rows);
    const listed = [];
    for await (const page of tallies.all()) listed.push(...page);
    const wanted = [0, 5].flatMap((partition) => rows.map((row) => ({ ...row, partition })));
    expect(listed).toHaveLength(wanted.length);
    expect(listed).toEqual(expect.arrayContaining(wanted.slice(690, 710)));
    expect(new Set(listed.map(({ subjectId, partition }) => `${subjectId} ${partition}`)).size).toBe(wanted.length);
  });

  it('takes a thousand rows and refuses more', async () => {
    const { tallies } = store();
    const rows = newIds(ROWS_AT_ONCE).map((id) => tally(id, 1));
    await tallies.put(0, rows);
    expect(await tallies.of(0, rows)).toHaveLength(ROWS_AT_ONCE);
    await expect(tallies.put(0, [...rows, tally(newId(), 1)])).rejects.toThrow(RangeError);
    await expect(tallies.of(0, [...rows, tally(newId(), 1)])).rejects.toThrow(RangeError);
  });

  it('ends in one state after any order and repetition of puts', async () => {
    const versions = fc.uniqueArray(fc.constantFrom(-1, 0, 1, 2, 2 ** 40, 2 ** 52), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(histories(versions), async ({ history, delivered }) => {
        const { tallies } = store();
        const id = newId();
        for (const version of delivered) await tallies.put(2, [tally(id, version % 1_000, version)]);
        const last = Math.max(...history);
        expect(await tallies.of(2, [tally(id, 0)])).toEqual([tally(id, last % 1_000, last)]);
      }),
    );
  });
});
