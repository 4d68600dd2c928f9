import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Edge, ROWS_AT_ONCE } from '#libs/counter/ports';
import type { Counter } from '#libs/events';
import { engines, freshStore } from './engines.js';
import { newId, newIds } from './ids.js';
import { histories } from './repeats.js';

const edge = (subjectId: string, memberId: string, state = 1, version = 0, counter: Counter = 'likes'): Edge => {
  return { subjectId, counter, memberId, state, version };
};

describe.each(engines)('EdgeStore on %s', (engine) => {
  const store = freshStore(engine);

  it('keeps one edge per subject, counter, partition and member', async () => {
    const { edges } = store();
    const [post, ann, ben] = newIds(3) as [string, string, string];
    const rows = [edge(post, ann), edge(post, ann, 3, 0, 'followers'), edge(post, ben, 0, 7)];
    await edges.put(0, rows);
    await edges.put(1, [edge(post, ann, 2, 9)]);
    expect(await edges.of(0, rows)).toEqual(rows);
    expect(await edges.of(1, rows)).toEqual([edge(post, ann, 2, 9)]);
    expect(await edges.of(2, rows)).toEqual([]);
  });

  it('counts the edges of one subject, counter and partition that stand in one state', async () => {
    const { edges } = store();
    const [post, other] = newIds(2) as [string, string];
    await edges.put(0, [...newIds(5).map((id) => edge(post, id)), edge(post, newId(), 0), edge(post, newId(), 3)]);
    await edges.put(0, [edge(post, newId(), 1, 0, 'followers'), edge(other, newId())]);
    await edges.put(1, [edge(post, newId())]);
    expect(await edges.count(0, edge(post, ''), 1)).toBe(5);
    expect(await edges.count(0, edge(post, ''), 3)).toBe(1);
    expect(await edges.count(1, edge(post, ''), 1)).toBe(1);
    expect(await edges.count(2, edge(post, ''), 1)).toBe(0);
  });

  it('lists every edge with its partition, those of one subject, counter and partition one after the other', async () => {
    const { edges } = store();
    const posts = newIds(3);
    const wanted: object[] = [];
    for (const [partition, post] of [...posts, ...posts].entries()) {
      const rows = [...newIds(400).map((id) => edge(post, id)), edge(post, newId(), 3, 0, 'followers')];
      await edges.put(partition % 4, rows);
      wanted.push(...rows.map((row) => ({ ...row, partition: partition % 4 })));
    }
    const listed = [];
    for await (const page of edges.all()) listed.push(...page);
    expect(listed).toHaveLength(wanted.length);
    expect(new Set(listed.map((row) => JSON.stringify(sortedRow(row))))).toEqual(
      new Set(wanted.map((row) => JSON.stringify(sortedRow(row)))),
    );
    const groups = listed.map((row) => `${row.subjectId} ${row.counter} ${row.partition}`);
    expect(groups.filter((group, index) => group !== groups[index - 1])).toHaveLength(new Set(groups).size);
  });

  it('forgets an edge unless it is newer, and none that is not there', async () => {
    const { edges } = store();
    const [post, ann, ben] = newIds(3) as [string, string, string];
    await edges.put(0, [edge(post, ann, 1, 5), edge(post, ben, 1, 7)]);
    await edges.remove(1, [edge(post, ann, 1, 5)]);
    await edges.remove(0, [edge(post, ann, 0, 5), edge(post, ben, 1, 6), edge(post, newId())]);
    expect(await edges.of(0, [edge(post, ann), edge(post, ben)])).toEqual([edge(post, ben, 1, 7)]);
    await edges.put(0, [edge(post, ann, 1, 5)]);
    expect(await edges.count(0, edge(post, ''), 1)).toBe(2);
  });

  it('takes a thousand rows and refuses more', async () => {
    const { edges } = store();
    const post = newId();
    const rows = newIds(ROWS_AT_ONCE).map((id) => edge(post, id));
    await edges.put(0, rows);
    expect(await edges.of(0, rows)).toHaveLength(ROWS_AT_ONCE);
    await expect(edges.put(0, [...rows, edge(post, newId())])).rejects.toThrow(RangeError);
    await expect(edges.of(0, [...rows, edge(post, newId())])).rejects.toThrow(RangeError);
  });

  it('ends in one state after any order and repetition of puts', async () => {
    const versions = fc.uniqueArray(fc.constantFrom(0, 1, 2, 3, 2 ** 40, 2 ** 52), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(histories(versions), async ({ history, delivered }) => {
        const { edges } = store();
        const [post, ann] = newIds(2) as [string, string];
        for (const version of delivered) await edges.put(0, [edge(post, ann, version % 4, version)]);
        const last = Math.max(...history);
        expect(await edges.of(0, [edge(post, ann)])).toEqual([edge(post, ann, last % 4, last)]);
        expect(await edges.count(0, edge(post, ''), last % 4)).toBe(1);
      }),
    );
  });
});

function sortedRow(row: object): unknown {
  return Object.entries(row).sort(([one], [other]) => (one < other ? -1 : 1));
}
