import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { UnavailableError } from '#libs/events';
import type { Retention } from '#libs/stream';
import { logEngines } from './log-engines.js';
import { join, LogRoom, Reader, textOf } from './log-room.js';

const topics = { topics: [{ name: 'users', partitions: 1 }] };
const HOUR_MS = 3_600_000;

describe.each(logEngines)('EventLog on %s: where a group goes on', (_name, open) => {
  let room: LogRoom;
  beforeEach(async () => {
    room = await LogRoom.open(open, topics);
  });
  afterEach(() => room.dispose());

  const startOf = async () => (await room.log.ranges(['users']))[0]!.start;

  describe('seek', () => {
    it('delivers from there on, and leaves the committed offset as it is', async () => {
      await room.put('users', 'a', 'one', 'two', 'three');
      const reader = new Reader();
      const member = await join(room, 'account', ['users'], reader);
      await room.clock.until(() => reader.texts.length === 3);
      await room.clock.advance(0);
      reader.commits = false;
      await member.seek('users', 0, 1);
      await room.clock.until(() => reader.texts.length === 5);
      expect(reader.texts.slice(3)).toEqual(['two', 'three']);
      expect((await room.log.committed('account', ['users'])).get('users/0')).toBe(3);
    });

    it('holds against the commit of a batch that was delivered before it', async () => {
      await room.put('users', 'a', 'one', 'two', 'three');
      const seen: string[] = [];
      const member = await room.log.consume('account', ['users'], async (batch) => {
        seen.push(batch.records.map(textOf).join());
        await room.clock.sleep(1000);
        await batch.commit(batch.records.at(-1)!.offset + 1);
      });
      await room.clock.until(() => seen.length === 1);
      await member.seek('users', 0, 1);
      await room.clock.until(() => seen.length === 2);
      expect(seen).toEqual(['one,two,three', 'two,three']);
    });

    it('holds against a read that had begun before it', async () => {
      await room.put('users', 'a', 'one', 'two', 'three');
      const reading = Promise.withResolvers<void>();
      room.faults.waits.set('read', reading.promise);
      const reader = new Reader();
      const member = await join(room, 'account', ['users'], reader);
      await room.clock.advance(0);
      await member.seek('users', 0, 2);
      room.faults.waits.clear();
      reading.resolve();
      await room.clock.until(() => reader.texts.length > 0);
      await room.clock.advance(1000);
      expect(reader.texts).toEqual(['three']);
    });

    it('does not end a pause', async () => {
      await room.put('users', 'a', 'one');
      const reader = new Reader();
      reader.commits = false;
      const member = await join(room, 'account', ['users'], reader);
      await room.clock.until(() => reader.texts.length === 1);
      await member.seek('users', 0, 0);
      await room.clock.advance(10_000);
      expect(reader.texts).toEqual(['one']);
    });
  });

  describe('retention', () => {
    const keepADay: Retention = { keepMs: () => 24 * HOUR_MS, foldedBy: () => ['account'] };
    const fold = async () => {
      const reader = new Reader();
      const member = await join(room, 'account', ['users'], reader);
      await room.clock.advance(1000);
      await member.stop(0);
    };

    it('forgets what is past its age once everybody who must has folded it', async () => {
      await room.put('users', 'a', 'one', 'two');
      await fold();
      void room.log.retain(keepADay);
      await room.clock.advance(23 * HOUR_MS);
      expect(await startOf()).toBe(0);
      await room.put('users', 'a', 'young');
      await fold();
      await room.clock.advance(3 * HOUR_MS);
      expect(await startOf()).toBe(2);
      expect((await room.log.ranges(['users']))[0]!.end).toBe(3);
    });

    it('forgets nothing that one of them has not folded, however old', async () => {
      await room.put('users', 'a', 'one');
      await fold();
      await room.put('users', 'a', 'two', 'three');
      void room.log.retain(keepADay);
      await room.clock.advance(72 * HOUR_MS);
      expect(await startOf()).toBe(1);
    });

    it('forgets nothing of a group that has not begun', async () => {
      await room.put('users', 'a', 'one');
      await fold();
      void room.log.retain({ ...keepADay, foldedBy: () => ['account', 'feed'] });
      await room.clock.advance(72 * HOUR_MS);
      expect(await startOf()).toBe(0);
    });

    it('lets a group whose offset is no longer kept go on at the earliest', async () => {
      await room.put('users', 'a', 'one', 'two');
      await fold();
      void room.log.retain(keepADay);
      await room.clock.advance(26 * HOUR_MS);
      expect(await startOf()).toBe(2);
      await room.put('users', 'a', 'three');
      const late = new Reader();
      await join(room, 'late', ['users'], late);
      await room.clock.until(() => late.texts.length === 1);
      expect(late.batches[0]!.records[0]!.offset).toBe(2);
    });

    it('does not ask without end where everything was forgotten', async () => {
      await room.put('users', 'a', 'one', 'two');
      await fold();
      void room.log.retain(keepADay);
      await room.clock.advance(26 * HOUR_MS);
      const late = new Reader();
      await join(room, 'late', ['users'], late);
      const before = room.faults.calls.read;
      await room.clock.advance(10_000);
      expect(room.faults.calls.read - before).toBeLessThan(5);
      await room.put('users', 'a', 'three');
      await room.clock.until(() => late.texts.includes('three'));
    });

    it('tries again an hour later when the storage failed', async () => {
      await room.put('users', 'a', 'one');
      await fold();
      room.faults.refuses.set('ranges', new UnavailableError('disk away'));
      void room.log.retain(keepADay);
      await room.clock.advance(48 * HOUR_MS);
      room.faults.refuses.clear();
      await room.clock.advance(HOUR_MS);
      expect(await startOf()).toBe(1);
    });

    it('ends with the log', async () => {
      const swept = room.log.retain(keepADay);
      await room.clock.advance(1000);
      await room.log.close();
      await swept;
    });
  });
});
