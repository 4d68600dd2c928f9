import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LogStorage } from '#libs/stream/ports';
import { engines, freshLog } from './engines.js';

const topics = [{ name: 'posts' }, { name: 'encode.image', partitions: 2 }];
const TIME = 1_790_000_000_000;

function recordOf(text: string, partition = 0, timeMs = TIME, topic = 'posts') {
  return { topic, partition, key: `key of ${text}`, value: Buffer.from(text), timeMs };
}

async function texts(log: LogStorage, partition = 0, from = 0, max = 10_000): Promise<string[]> {
  const records = await log.read('posts', partition, from, max);
  return records.map(({ value }) => Buffer.from(value).toString());
}

async function rangeOf(log: LogStorage, partition = 0) {
  const { start, end } = (await log.ranges('posts'))[partition]!;
  return [start, end];
}

async function appendTexts(log: LogStorage, ...all: string[]): Promise<void> {
  await log.append(all.map((text) => recordOf(text)));
}

describe.each(engines)('LogStorage on %s', (engine) => {
  const log = freshLog(engine, topics);

  it('has an id, epoch 0, and every partition of its topics at 0', async () => {
    const identity = await log().identity();
    expect(identity).toEqual({ id: expect.stringMatching(/^[0-9a-f]{32}$/), epoch: 0 });
    expect(await log().identity()).toEqual(identity);
    const empty = (topic: string, partition: number) => ({ topic, partition, start: 0, end: 0 });
    expect(await log().ranges('posts')).toEqual([0, 1, 2, 3].map((partition) => empty('posts', partition)));
    expect(await log().ranges('encode.image')).toEqual([0, 1].map((partition) => empty('encode.image', partition)));
    expect(await log().read('posts', 0, 0, 10)).toEqual([]);
  });

  it('gives back key, bytes and time of what was appended, from offset 0 on', async () => {
    const value = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    expect(await log().append([{ topic: 'posts', partition: 2, key: 'ключ', value, timeMs: TIME + 1 }])).toEqual([0]);
    expect(await log().append([{ topic: 'posts', partition: 2, key: '', value: new Uint8Array(), timeMs: 0 }])).toEqual(
      [1],
    );
    const [first, second] = await log().read('posts', 2, 0, 10);
    expect({ ...first, value: [...first!.value] }).toEqual({
      offset: 0,
      key: 'ключ',
      value: [...value],
      timeMs: TIME + 1,
    });
    expect({ ...second, value: [...second!.value] }).toEqual({ offset: 1, key: '', value: [], timeMs: 0 });
  });

  it('counts each partition by itself and answers offsets in the given order', async () => {
    const image = recordOf('d', 1, TIME, 'encode.image');
    const batch = [recordOf('a', 1), recordOf('b', 0), recordOf('c', 1), image, recordOf('e', 1)];
    expect(await log().append(batch)).toEqual([0, 0, 1, 0, 2]);
    expect(await log().append([recordOf('f', 0), image])).toEqual([1, 1]);
    expect(await log().append([])).toEqual([]);
    expect(await texts(log(), 1)).toEqual(['a', 'c', 'e']);
    expect(await texts(log(), 0)).toEqual(['b', 'f']);
  });

  it('reads from any offset, as many as asked for, and nothing at the end', async () => {
    await appendTexts(log(), 'a', 'b', 'c', 'd', 'e');
    expect(await texts(log(), 0, 1, 3)).toEqual(['b', 'c', 'd']);
    expect(await texts(log(), 0, 4, 3)).toEqual(['e']);
    expect(await texts(log(), 0, 5, 3)).toEqual([]);
    expect(await texts(log(), 0, 99, 3)).toEqual([]);
  });

  it('appends nothing of a batch that names a topic or partition that is not there', async () => {
    await expect(log().append([recordOf('a'), recordOf('b', 4)])).rejects.toThrow('no partition 4');
    await expect(log().append([recordOf('a'), recordOf('b', 0, TIME, 'unheard')])).rejects.toThrow('no topic unheard');
    expect(await rangeOf(log())).toEqual([0, 0]);
  });

  it('gives 32 concurrent callers distinct positions without a gap, each caller’s in its order', async () => {
    const callers = Array.from({ length: 32 }, (_, caller) => caller);
    const offsets = await Promise.all(
      callers.map(async (caller) => {
        const own: number[] = [];
        for (let turn = 0; turn < 5; turn++) {
          own.push(...(await log().append([recordOf(`${caller}:${turn}a`), recordOf(`${caller}:${turn}b`)])));
        }
        return own;
      }),
    );
    const all = offsets.flat().sort((a, b) => a - b);
    expect(all).toEqual(Array.from({ length: 320 }, (_, offset) => offset));
    const written = await texts(log());
    for (const caller of callers) {
      expect(offsets[caller]).toEqual([...offsets[caller]!].sort((a, b) => a - b));
      const own = [0, 1, 2, 3, 4].flatMap((turn) => [`${caller}:${turn}a`, `${caller}:${turn}b`]);
      expect(offsets[caller]!.map((offset) => written[offset])).toEqual(own);
    }
    expect(await rangeOf(log())).toEqual([0, 320]);
  });

  it('keeps committed offsets by group and partition, the last one said', async () => {
    expect(await log().committed('feed')).toEqual(new Map());
    await log().commit('feed', 'posts', 0, 5);
    await log().commit('feed', 'posts', 3, 7);
    await log().commit('post', 'posts', 0, 1);
    await log().commit('feed', 'posts', 0, 4);
    const committed = await log().committed('feed');
    expect(new Map(committed)).toEqual(
      new Map([
        ['posts/0', 4],
        ['posts/3', 7],
      ]),
    );
  });

  it('forgets only what is both below the line and old enough, and only from the beginning', async () => {
    const times = [10, 20, 30, 15, 50];
    await log().append(times.map((timeMs, index) => recordOf(`r${index}`, 0, timeMs)));
    await log().trim('posts', 0, 1, 1_000);
    expect(await texts(log())).toEqual(['r1', 'r2', 'r3', 'r4']);
    await log().trim('posts', 0, 5, 30);
    expect(await texts(log())).toEqual(['r2', 'r3', 'r4']);
    await log().trim('posts', 0, 5, 31);
    expect(await texts(log())).toEqual(['r4']);
    expect(await rangeOf(log())).toEqual([4, 5]);
    expect((await log().read('posts', 0, 0, 10))[0]?.offset).toBe(4);
  });

  it('knows its end after a trim has left nothing, and never gives an offset twice', async () => {
    await appendTexts(log(), 'a', 'b', 'c');
    await log().trim('posts', 0, 99, Infinity);
    expect(await rangeOf(log())).toEqual([3, 3]);
    expect(await texts(log())).toEqual([]);
    await log().trim('posts', 0, 99, Infinity);
    expect(await log().append([recordOf('d')])).toEqual([3]);
    expect(await rangeOf(log())).toEqual([3, 4]);
    expect(await texts(log())).toEqual(['d']);
  });

  it('forgets many thousand records in one call', async () => {
    await log().append(Array.from({ length: 5_000 }, (_, index) => recordOf(`${index}`)));
    await log().trim('posts', 0, 4_500, Infinity);
    expect(await rangeOf(log())).toEqual([4_500, 5_000]);
  });

  it('agrees with a plain list, whatever is appended, forgotten and read', async () => {
    const step = fc.oneof(
      fc.record({ append: fc.array(fc.nat(30), { minLength: 1, maxLength: 5 }) }),
      fc.record({ trimBelow: fc.nat(20), olderThan: fc.nat(30) }),
    );
    const reads = fc.record({ from: fc.nat(25), max: fc.integer({ min: 1, max: 10 }) });
    let kept: { offset: number; timeMs: number }[] = [];
    let end = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), reads, async (steps, { from, max }) => {
        for (const one of steps) {
          if ('append' in one) {
            await log().append(one.append.map((timeMs) => recordOf('x', 3, timeMs)));
            for (const timeMs of one.append) kept.push({ offset: end++, timeMs });
            continue;
          }
          const before = end - 10 + one.trimBelow;
          await log().trim('posts', 3, before, one.olderThan);
          const first = kept.findIndex(({ offset, timeMs }) => offset >= before || timeMs >= one.olderThan);
          kept = first < 0 ? [] : kept.slice(first);
        }
        const start = kept[0]?.offset ?? end;
        expect(await rangeOf(log(), 3)).toEqual([start, end]);
        const read = await log().read('posts', 3, start - 3 + from, max);
        const expected = kept.filter(({ offset }) => offset >= start - 3 + from).slice(0, max);
        expect(read.map(({ offset, timeMs }) => ({ offset, timeMs }))).toEqual(expected);
      }),
    );
  });
});
