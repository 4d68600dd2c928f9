import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { TraceEntry, TraceRow } from '#libs/trace/ports';
import { engines, freshStore } from './engines.js';
import { newId } from './ids.js';
import { histories } from './repeats.js';

function row(mediaId: string, name: string, rank: number, atMs = 0): TraceRow {
  const entry: TraceEntry = {
    kind: 'step',
    eventId: name,
    type: 'media.ready',
    group: 'media',
    attempt: 1,
    startedAt: `at ${rank}`,
    outcome: 'done',
    counts: { tasks: rank },
  };
  return { mediaId, name, rank: String(rank).padStart(4, '0'), atMs, entry };
}

describe.each(engines)('TraceStore on %s', (engine) => {
  const store = freshStore(engine);

  it('answers the entries of one media as they were put', async () => {
    const { traces } = store();
    const [one, other] = [newId(), newId()];
    const rows = [row(one, 'a', 1), row(one, 'b', 2)];
    await traces.put([...rows, row(other, 'a', 3)]);
    await traces.put([]);
    expect(await traces.of(one)).toEqual(expect.arrayContaining(rows.map(({ entry }) => entry)));
    expect(await traces.of(one)).toHaveLength(2);
    expect(await traces.of(newId())).toEqual([]);
  });

  it('takes a thousand rows at once, and no more', async () => {
    const { traces } = store();
    const media = newId();
    const many = Array.from({ length: 1001 }, (_, n) => row(media, `row ${n}`, n));
    await traces.put(many.slice(1));
    expect(await traces.of(media)).toHaveLength(1000);
    await expect(traces.put(many)).rejects.toThrow(RangeError);
  });

  it('ends in one state after any order and repetition of rows', async () => {
    const ranks = fc.uniqueArray(fc.nat(20), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(histories(ranks), async ({ history, delivered }) => {
        const { traces } = store();
        const media = newId();
        for (const rank of delivered) await traces.put([row(media, 'a', rank)]);
        expect(await traces.of(media)).toEqual([row(media, 'a', Math.max(...history)).entry]);
      }),
    );
  });

  it('forgets what is older than asked, some at a time', async () => {
    const { traces } = store();
    const [old, young] = [newId(), newId()];
    await traces.put([row(old, 'a', 1, 10), row(old, 'b', 1, 11), row(old, 'c', 1, 12), row(young, 'd', 1, 20)]);
    expect(await traces.forget(20, 2)).toBe(2);
    expect(await traces.forget(20, 2)).toBe(1);
    expect(await traces.forget(20, 2)).toBe(0);
    expect(await traces.of(old)).toEqual([]);
    expect(await traces.of(young)).toHaveLength(1);
  });
});
