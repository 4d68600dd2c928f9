import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { UnavailableError } from '#libs/events';
import { partitionOf } from '#libs/stream';
import { logEngines } from './log-engines.js';
import { join, keysByPartition, LogRoom, Reader } from './log-room.js';

const topics = {
  topics: [
    { name: 'users', partitions: 4 },
    { name: 'posts', partitions: 2 },
  ],
};
const keys = keysByPartition(4);

describe.each(logEngines)('EventLog on %s: append', (_name, open) => {
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
});
