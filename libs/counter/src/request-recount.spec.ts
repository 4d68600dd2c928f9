import { describe, expect, it } from '@jest/globals';
import { MemoryLogStorage } from '#libs/engines/memory';
import { SystemClock, SystemRandom } from '#libs/engines/system';
import { countedFrom, counters } from '#libs/events';
import { decodeEvent, EventAppender, IdMaker, InProcessLog } from '#libs/stream';
import type { Logger, Meter } from '#libs/stream/ports';
import { newId } from '../../../test/contract/ids.js';
import { RequestRecount } from './request-recount.js';

const ORIGIN = { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`, time: '2026-01-01T00:00:00.000Z' };
const names = ['posts', 'engagement', 'comments'];

describe('a recount', () => {
  it.each(counters)('of %s goes to every partition of the topic that it is counted from', async (counter) => {
    const [clock, random] = [new SystemClock(), new SystemRandom()];
    const topics = names.map((name) => ({ name, partitions: 3 }));
    const storage = new MemoryLogStorage({ topics, random });
    const log = await InProcessLog.open(storage, names, { clock, logger: {} as Logger });
    const meter = { count: () => undefined, seconds: () => undefined } as unknown as Meter;
    const recount = new RequestRecount(new IdMaker(clock, random), new EventAppender(log, clock, meter));
    const subjectId = newId();
    await recount.run(subjectId, counter, ORIGIN);
    const topic = countedFrom[counter];
    const others = names.filter((name) => name !== topic);
    for (const partition of [0, 1, 2]) {
      const [record, ...more] = await storage.read(topic, partition, 0, 10);
      const received = decodeEvent({ ...record!, topic, partition, epoch: 0 });
      expect(received?.event).toMatchObject({ type: 'recount', data: { subjectId, counter } });
      expect(more).toEqual([]);
      for (const other of others) expect(await storage.read(other, partition, 0, 10)).toEqual([]);
    }
    await log.close();
  });
});
