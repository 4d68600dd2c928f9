import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lagOf, partitionKey, partitionOf } from '#libs/stream';
import { logEngines } from './log-engines.js';
import { join, keysByPartition, LogRoom, Reader, textOf } from './log-room.js';

const topics = {
  topics: [
    { name: 'users', partitions: 4 },
    { name: 'posts', partitions: 2 },
  ],
};
const keys = keysByPartition(4);

describe.each(logEngines)('EventLog on %s: consume', (_name, open) => {
  let room: LogRoom;
  beforeEach(async () => {
    room = await LogRoom.open(open, topics);
  });
  afterEach(() => room.dispose());

  const joined = async (reader: Reader) => join(room, 'account', ['users'], reader);

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
