import { describe, expect, it } from '@jest/globals';
import { createMemoryStore } from '#libs/engines/memory';
import { uuidv7 } from '#libs/events';
import { VirtualClock } from '../../../test/contract/virtual-clock.js';
import { EndHomeRows } from './end-home-rows.js';

const DAYS_90_MS = 90 * 86_400_000;

describe('EndHomeRows', () => {
  it('forgets the rows of posts older than 90 days, of everybody', async () => {
    const clock = new VirtualClock();
    const { timelines } = createMemoryStore();
    const postAt = (timeMs: number) => uuidv7(timeMs, new Uint8Array(16));
    const [old, young] = [postAt(clock.now() - DAYS_90_MS - 1), postAt(clock.now() - DAYS_90_MS)];
    const readers = ['ann', 'ben', 'cid'];
    await timelines.addToHomes(readers, [old, young]);
    const endHomes = timelines.endHomes.bind(timelines);
    const asked: (string | undefined)[] = [];
    timelines.endHomes = async (before, after) => {
      asked.push(after);
      await endHomes(before, after);
      return { '': 'ann', ann: 'ben' }[after ?? ''];
    };
    await new EndHomeRows(timelines, clock).run(new AbortController().signal);
    expect(asked).toEqual([undefined, 'ann', 'ben']);
    for (const reader of readers) expect(await timelines.home(reader, 10)).toEqual([young]);
  });
});
