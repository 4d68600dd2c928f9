import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { OutcomeUnknownError, UnavailableError } from '#libs/events';
import { logEngines } from './log-engines.js';
import { join, LogRoom, Reader, textOf } from './log-room.js';

const topics = { topics: [{ name: 'users', partitions: 1 }] };

describe.each(logEngines)('EventLog on %s, when something fails', (_name, open) => {
  let room: LogRoom;
  beforeEach(async () => {
    room = await LogRoom.open(open, topics);
  });
  afterEach(() => room.dispose());

  it('delivers again to a handler that throws', async () => {
    const seen: string[] = [];
    await room.log.consume('account', ['users'], async (batch) => {
      seen.push(batch.records.map(textOf).join());
      if (seen.length < 3) throw new TypeError('a fault of the handler');
      await batch.commit(batch.records.at(-1)!.offset + 1);
    });
    await room.put('users', 'a', 'one');
    await room.clock.until(() => seen.length === 3);
    await room.put('users', 'a', 'two');
    await room.clock.until(() => seen.length === 4);
    expect(seen).toEqual(['one', 'one', 'one', 'two']);
    expect(room.logger.lines.filter(({ level }) => level === 'error')).toHaveLength(2);
  });

  it('goes on by itself once the storage reads again', async () => {
    const reader = new Reader();
    await join(room, 'account', ['users'], reader);
    room.faults.refuses.set('read', new UnavailableError('disk away'));
    await room.put('users', 'a', 'one');
    await room.clock.advance(10_000);
    expect(room.faults.calls.read).toBeLessThan(150);
    room.faults.refuses.delete('read');
    await room.clock.until(() => reader.texts.includes('one'), 1000);
  });

  it('starts a group once the storage answers', async () => {
    await room.put('users', 'a', 'one');
    room.faults.refuses.set('committed', new UnavailableError('disk away'));
    const reader = new Reader();
    const joined = join(room, 'account', ['users'], reader);
    await room.clock.advance(5000);
    expect(reader.texts).toEqual([]);
    room.faults.refuses.delete('committed');
    await room.clock.until(() => reader.texts.includes('one'), 1000);
    await joined;
  });

  it('hands on why an append or a commit failed', async () => {
    room.faults.refuses.set('append', new UnavailableError('disk full'));
    await expect(room.put('users', 'a', 'one')).rejects.toThrow('disk full');
    room.faults.refuses.clear();
    room.faults.refuses.set('commit', new OutcomeUnknownError('who knows'));
    const errors: unknown[] = [];
    await room.log.consume('account', ['users'], async (batch) => {
      batch.pause();
      await batch.commit(1).catch((error: unknown) => errors.push(error));
    });
    await room.put('users', 'a', 'one');
    await room.clock.until(() => errors.length > 0);
    expect(errors[0]).toBeInstanceOf(OutcomeUnknownError);
  });

  describe('an append whose outcome is unknown', () => {
    it('is delivered without another one, if it stands there', async () => {
      const [reader, tailed] = [new Reader(), [] as string[]];
      await join(room, 'account', ['users'], reader);
      await room.log.tail(['users'], (record) => void tailed.push(textOf(record)));
      await room.clock.advance(1000);
      room.faults.losesAnswer.set('append', new OutcomeUnknownError('the answer was lost'));
      await expect(room.put('users', 'a', 'one')).rejects.toBeInstanceOf(OutcomeUnknownError);
      await room.clock.until(() => reader.texts.includes('one') && tailed.includes('one'), 1000);
    });

    it('is answered after five seconds, and delivered when it comes to stand there later', async () => {
      const reader = new Reader();
      await join(room, 'account', ['users'], reader);
      room.faults.waits.set('append', room.clock.sleep(20_000));
      let failure: unknown;
      room.put('users', 'a', 'one').catch((error: unknown) => (failure = error));
      expect(await room.clock.until(() => failure !== undefined)).toBe(5000);
      expect(failure).toBeInstanceOf(OutcomeUnknownError);
      await room.clock.until(() => reader.texts.includes('one'));
    });

    it('is delivered when it stands there and the answer never comes', async () => {
      const reader = new Reader();
      await join(room, 'account', ['users'], reader);
      room.faults.answersLate.set('append', new Promise(() => {}));
      room.put('users', 'a', 'one').catch(() => undefined);
      await room.clock.until(() => reader.texts.includes('one'), 6000);
    });

    it('leaves no timer behind when it is known in time', async () => {
      await room.put('users', 'a', 'one');
      await room.clock.advance(0);
      expect(room.clock.sleeping).toBe(0);
    });
  });
});
