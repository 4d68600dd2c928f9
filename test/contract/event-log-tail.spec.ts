import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { UnavailableError } from '#libs/events';
import { logEngines } from './log-engines.js';
import { keysByPartition, LogRoom, textOf } from './log-room.js';

const topics = {
  topics: [
    { name: 'users', partitions: 4 },
    { name: 'posts', partitions: 2 },
  ],
};
const keys = keysByPartition(4);

describe.each(logEngines)('EventLog on %s: tail', (_name, open) => {
  let room: LogRoom;
  let seen: string[];
  beforeEach(async () => {
    room = await LogRoom.open(open, topics);
    seen = [];
  });
  afterEach(() => room.dispose());

  const tail = (...names: string[]) => room.log.tail(names, (record) => void seen.push(textOf(record)));

  it('gives every record from now on, in the order of each partition, and nothing from before', async () => {
    await room.put('users', keys[0]!, 'before');
    await tail('users');
    await room.put('users', keys[0]!, 'a1', 'a2');
    await room.put('users', keys[1]!, 'b1');
    await room.put('users', keys[0]!, 'a3');
    await room.clock.until(() => seen.length === 4);
    expect(seen.filter((text) => text.startsWith('a'))).toEqual(['a1', 'a2', 'a3']);
    expect(seen).toContain('b1');
  });

  it('gives place, key and time of a record', async () => {
    const records: unknown[] = [];
    await room.log.tail(['users'], (record) => void records.push(record));
    await room.put('users', keys[2]!, 'x');
    await room.clock.until(() => records.length === 1);
    const place = { topic: 'users', partition: 2, offset: 0, epoch: 0 };
    expect(records[0]).toMatchObject({ ...place, key: keys[2], timeMs: room.clock.now() });
  });

  it('gives nothing of other topics', async () => {
    await tail('posts');
    await room.put('users', keys[0]!, 'user');
    await room.put('posts', 'a', 'post');
    await room.clock.until(() => seen.length > 0);
    await room.clock.advance(1000);
    expect(seen).toEqual(['post']);
  });

  it('is for its caller alone: everybody gets everything, and no group has moved', async () => {
    const other: string[] = [];
    await tail('users');
    await room.log.tail(['users'], (record) => void other.push(textOf(record)));
    await room.put('users', keys[0]!, 'one');
    await room.clock.until(() => seen.length === 1 && other.length === 1);
    expect((await room.log.committed('account', ['users'])).size).toBe(0);
  });

  it('misses nothing that is appended while it begins', async () => {
    const began = Promise.withResolvers<void>();
    room.faults.answersLate.set('ranges', began.promise);
    const beginning = tail('users');
    await room.clock.advance(0);
    // The tail's place has been looked up, but it does not know it yet.
    await room.put('users', keys[0]!, 'one');
    began.resolve();
    await beginning;
    await room.clock.until(() => seen.includes('one'));
  });

  it('ends when its caller says so', async () => {
    const end = await tail('users');
    await room.put('users', keys[0]!, 'one');
    await room.clock.until(() => seen.length === 1);
    end();
    await room.put('users', keys[0]!, 'two');
    await room.clock.advance(1000);
    expect(seen).toEqual(['one']);
  });

  it('gives nothing more once it was ended from within', async () => {
    const end = await room.log.tail(['users'], (record) => {
      seen.push(textOf(record));
      end();
    });
    await room.put('users', keys[0]!, 'one', 'two', 'three');
    await room.clock.advance(1000);
    expect(seen).toEqual(['one']);
  });

  it('goes on once the storage reads again', async () => {
    await tail('users');
    room.faults.refuses.set('read', new UnavailableError('disk away'));
    await room.put('users', keys[0]!, 'one');
    await room.put('users', keys[1]!, 'two');
    await room.clock.advance(10_000);
    room.faults.refuses.clear();
    await room.clock.until(() => seen.length === 2, 1000);
  });

  it('passes over a record at which its caller throws', async () => {
    await room.log.tail(['users'], (record) => {
      seen.push(textOf(record));
      if (textOf(record) === 'bad') throw new TypeError('a fault of the caller');
    });
    await room.put('users', keys[0]!, 'one', 'bad', 'two');
    await room.put('users', keys[1]!, 'beside');
    await room.clock.until(() => seen.includes('two') && seen.includes('beside'));
    expect(seen.filter((text) => text === 'one')).toHaveLength(1);
  });

  it('reads once or twice for many records that came together', async () => {
    await tail('users');
    await Promise.all(Array.from({ length: 200 }, (_, n) => room.put('users', keys[0]!, `text-${n}`)));
    await room.clock.until(() => seen.length === 200);
    await room.clock.advance(0);
    expect(room.faults.calls.read).toBeLessThan(50);
  });

  it('ends with the log', async () => {
    await tail('users');
    await room.log.close();
    await expect(tail('users')).rejects.toBeInstanceOf(UnavailableError);
  });
});
