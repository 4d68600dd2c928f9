import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { UnavailableError } from '#libs/events';
import { lagOf, partitionKey, partitionOf } from '#libs/stream';
import { logEngines } from './log-engines.js';
import { join, LogRoom, Reader, textOf } from './log-room.js';

const topics = {
  topics: [
    { name: 'users', partitions: 4 },
    { name: 'posts', partitions: 2 },
  ],
};
/** Keys of `users` by the partition that they fall into. */
const keys = [0, 1, 2, 3].map((wanted) => {
  return Array.from({ length: 100 }, (_, n) => `key-${n}`).find((key) => partitionOf(key, 4) === wanted)!;
});

describe.each(logEngines)('EventLog on %s', (_name, open) => {
  let room: LogRoom;
  beforeEach(async () => {
    room = await LogRoom.open(open, topics);
  });
  afterEach(() => room.dispose());

  const joined = async (reader: Reader) => join(room, 'account', ['users'], reader);

  describe('append', () => {
    it('answers each position in the given order, with topic, partition, offset and epoch', async () => {
      const record = (topic: string, key: string) => ({ topic, key, value: Buffer.from(key) });
      const answered = await room.log.append([
        record('users', keys[2]!),
        record('posts', 'a'),
        record('users', keys[1]!),
        record('users', keys[2]!),
      ]);
      const { epoch } = await room.log.identity();
      expect(answered).toEqual([
        { topic: 'users', partition: 2, offset: 0, epoch },
        { topic: 'posts', partition: partitionOf('a', 2), offset: 0, epoch },
        { topic: 'users', partition: 1, offset: 0, epoch },
        { topic: 'users', partition: 2, offset: 1, epoch },
      ]);
    });

    it('is durable when it returns: the next process reads it, under the same identity', async () => {
      await room.put('users', keys[0]!, 'one', 'two');
      const identity = await room.log.identity();
      await room.restart();
      expect(await room.log.identity()).toEqual(identity);
      const reader = new Reader();
      await joined(reader);
      await room.clock.until(() => reader.texts.length === 2);
      expect(reader.texts).toEqual(['one', 'two']);
    });

    it('goes on counting where the process before ended', async () => {
      await room.put('users', keys[0]!, 'one', 'two');
      await room.restart();
      expect(await room.put('users', keys[0]!, 'three')).toEqual([2]);
    });

    it('gives every concurrent caller the place of its own record', async () => {
      const texts = Array.from({ length: 100 }, (_, n) => `text-${n}`);
      const offsets = (await Promise.all(texts.map((text) => room.put('users', keys[3]!, text)))).flat();
      const reader = new Reader();
      await joined(reader);
      await room.clock.until(() => reader.texts.length === 100);
      expect(texts.map((_, n) => reader.texts[offsets[n]!])).toEqual(texts);
    });

    it('puts a record into the partition that is asked for by number', async () => {
      const [position] = await room.log.append([
        { topic: 'users', key: keys[0]!, value: Buffer.from('x'), partition: 3 },
      ]);
      expect(position).toMatchObject({ partition: 3, offset: 0 });
    });

    it('keeps key, bytes and the time at which it was taken', async () => {
      const timeMs = room.clock.now();
      const value = Uint8Array.from({ length: 256 }, (_, n) => n);
      await room.log.append([{ topic: 'users', key: keys[0]!, value }]);
      await room.clock.advance(5000);
      const reader = new Reader();
      await joined(reader);
      await room.clock.until(() => reader.batches.length === 1);
      const [record] = reader.batches[0]!.records;
      expect(record).toMatchObject({ topic: 'users', partition: 0, offset: 0, epoch: 0, key: keys[0], timeMs });
      expect(Buffer.from(record!.value)).toEqual(Buffer.from(value));
    });

    it('refuses after close, and surely appended nothing', async () => {
      await room.log.close();
      await expect(room.put('users', 'a', 'x')).rejects.toBeInstanceOf(UnavailableError);
      await room.restart();
      expect((await room.log.ranges(['users'])).map(({ end }) => end)).toEqual([0, 0, 0, 0]);
    });

    it('refuses a topic that the log was not made with', async () => {
      await expect(room.put('strange', 'a', 'x')).rejects.toThrow('strange');
    });
  });

  it('keeps the order of each key, whatever lies between', async () => {
    const entry = fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), alone: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 40 }), async (entries) => {
        const own = await LogRoom.open(open, topics);
        try {
          const appends: Promise<unknown>[] = [];
          entries.forEach(({ key, alone }, n) => {
            const appended = own.put('users', key, `${key}:${n}`);
            if (alone) appends.push(appended.then(() => undefined));
            else appends.push(appended);
          });
          await Promise.all(appends);
          const reader = new Reader();
          await join(own, 'account', ['users'], reader);
          await own.clock.until(() => reader.texts.length === entries.length);
          for (const key of new Set(entries.map((one) => one.key))) {
            const numbers = reader.texts.filter((text) => text.startsWith(key)).map((text) => Number(text.slice(2)));
            expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
          }
        } finally {
          await own.dispose();
        }
      }),
      { numRuns: 15 },
    );
  });

  describe('consume', () => {
    it('begins at the earliest record where nothing is committed', async () => {
      await room.put('users', keys[0]!, 'old');
      const reader = new Reader();
      await joined(reader);
      await room.clock.until(() => reader.texts.includes('old'));
    });

    it('delivers what is appended later, without waiting for any time to pass', async () => {
      const reader = new Reader();
      await joined(reader);
      await room.clock.advance(10_000);
      await room.put('users', keys[1]!, 'new');
      expect(await room.clock.until(() => reader.texts.includes('new'))).toBe(0);
    });

    it('begins at the committed offset after a restart', async () => {
      const first = new Reader();
      await joined(first);
      await room.put('users', keys[0]!, 'one', 'two');
      await room.clock.until(() => first.texts.length === 2);
      await room.clock.advance(0);
      await room.restart();
      const second = new Reader();
      await joined(second);
      await room.put('users', keys[0]!, 'three');
      await room.clock.until(() => second.texts.includes('three'));
      expect(second.texts).toEqual(['three']);
    });

    it('delivers again what was not committed, and does not ask without a pause between', async () => {
      await room.put('users', keys[0]!, 'one', 'two');
      const seen: string[][] = [];
      await room.log.consume('account', ['users'], async (batch) => {
        seen.push(batch.records.map(textOf));
      });
      await room.clock.advance(1000);
      expect(seen.length).toBeGreaterThan(2);
      expect(seen.length).toBeLessThan(15);
      expect(seen.every((texts) => texts.join() === 'one,two')).toBe(true);
    });

    it('goes on behind a part that was committed', async () => {
      await room.put('users', keys[0]!, 'one', 'two', 'three');
      const seen: string[] = [];
      await room.log.consume('account', ['users'], async (batch) => {
        seen.push(batch.records.map(textOf).join());
        await batch.commit(batch.records[0]!.offset + 1);
      });
      await room.clock.until(() => seen.length === 3);
      expect(seen).toEqual(['one,two,three', 'two,three', 'three']);
    });

    it('delivers one batch of a partition at a time, and partitions beside each other', async () => {
      for (const key of keys) await room.put('users', key, 'one', 'two', 'three');
      const running = new Map<number, number>();
      let most = 0;
      let mostOfOne = 0;
      let ended = 0;
      await room.log.consume('account', ['users'], async (batch) => {
        running.set(batch.partition, (running.get(batch.partition) ?? 0) + 1);
        mostOfOne = Math.max(mostOfOne, running.get(batch.partition)!);
        most = Math.max(
          most,
          [...running.values()].reduce((sum, one) => sum + one),
        );
        await room.clock.sleep(1000);
        running.set(batch.partition, running.get(batch.partition)! - 1);
        await batch.commit(batch.records[0]!.offset + 1);
        ended += 1;
      });
      await room.clock.until(() => ended === 12);
      expect({ most, mostOfOne }).toEqual({ most: 4, mostOfOne: 1 });
    });

    it('gives each group all records', async () => {
      await room.put('posts', 'a', 'one');
      const [left, right] = [new Reader(), new Reader()];
      await join(room, 'post', ['posts'], left);
      await join(room, 'feed', ['posts'], right);
      await room.clock.until(() => left.texts.length === 1 && right.texts.length === 1);
    });
  });

  describe('lag', () => {
    it('is what lies between the committed offset and the end', async () => {
      await room.put('users', keys[1]!, 'one', 'two', 'three');
      await room.log.consume('account', ['users'], async (batch) => {
        await batch.commit(1);
        batch.pause();
      });
      await room.clock.advance(1000);
      expect((await lagOf(room.log, 'account')).map(({ lag }) => lag)).toEqual([0, 2, 0, 0]);
      expect(await room.log.committed('account', ['users'])).toEqual(new Map([[partitionKey('users', 1), 1]]));
    });

    it('is everything for a group that never was', async () => {
      await room.put('users', keys[1]!, 'one', 'two');
      expect((await lagOf(room.log, 'account')).map(({ lag }) => lag)).toEqual([0, 2, 0, 0]);
      expect(await room.log.committed('account', ['users'])).toEqual(new Map());
    });

    it('answers committed offsets of the topics that were asked for alone', async () => {
      const reader = new Reader();
      await join(room, 'feed', ['users', 'posts'], reader);
      await room.put('users', keys[0]!, 'one');
      await room.put('posts', 'a', 'two');
      await room.clock.until(() => reader.texts.length === 2);
      await room.clock.advance(0);
      expect([...(await room.log.committed('feed', ['posts'])).keys()]).toEqual([`posts/${partitionOf('a', 2)}`]);
    });
  });

  describe('pause and resume', () => {
    it('delivers nothing more of that partition until resume, and others go on', async () => {
      const reader = new Reader();
      reader.commits = false;
      const member = await joined(reader);
      await room.put('users', keys[0]!, 'one');
      await room.clock.until(() => reader.texts.length === 1);
      reader.commits = true;
      await room.put('users', keys[0]!, 'two');
      await room.put('users', keys[1]!, 'beside');
      await room.clock.until(() => reader.texts.includes('beside'));
      await room.clock.advance(60_000);
      expect(reader.texts).toEqual(['one', 'beside']);
      member.resume('users', 0);
      await room.clock.until(() => reader.texts.length === 4);
      expect(reader.texts.slice(2)).toEqual(['one', 'two']);
    });

    it('takes a resume of what is not paused, or not held, as nothing', async () => {
      const reader = new Reader();
      const member = await joined(reader);
      member.resume('users', 0);
      member.resume('posts', 1);
      await room.put('users', keys[0]!, 'one');
      await room.clock.until(() => reader.texts.length === 1);
      await room.clock.advance(1000);
      expect(reader.texts).toEqual(['one']);
    });
  });

  it('answers what stands in each partition', async () => {
    await room.put('posts', 'a', 'one', 'two');
    const at = partitionOf('a', 2);
    expect(await room.log.ranges(['posts', 'users'])).toEqual([
      { topic: 'posts', partition: 0, start: 0, end: at === 0 ? 2 : 0 },
      { topic: 'posts', partition: 1, start: 0, end: at === 1 ? 2 : 0 },
      ...[0, 1, 2, 3].map((partition) => ({ topic: 'users', partition, start: 0, end: 0 })),
    ]);
  });
});
