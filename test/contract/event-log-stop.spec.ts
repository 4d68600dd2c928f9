import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { UnavailableError } from '#libs/events';
import { type GroupMember, PartitionLostError } from '#libs/stream';
import { logEngines } from './log-engines.js';
import { heldBy, Holder, join, keysByPartition, LogRoom, Reader } from './log-room.js';

const topics = { topics: [{ name: 'users', partitions: 4 }] };
const keys = keysByPartition(4);

describe.each(logEngines)('EventLog on %s, leaving a group', (_name, open) => {
  let room: LogRoom;
  beforeEach(async () => {
    room = await LogRoom.open(open, topics);
  });
  afterEach(() => room.dispose());

  const joined = (reader: Pick<Reader, 'receive'>): Promise<GroupMember> => join(room, 'account', ['users'], reader);
  const putAll = async (text: string) => {
    for (const key of keys) await room.put('users', key, text);
  };
  const committed = () => room.log.committed('account', ['users']);

  describe('stop', () => {
    it('waits for the handler in hand, whose commit still counts', async () => {
      const slow = new Holder();
      const member = await joined(slow);
      await room.put('users', keys[0]!, 'one');
      await room.clock.until(() => slow.batches.length === 1);
      let stopped = false;
      const stopping = member.stop(30_000).then(() => (stopped = true));
      await room.clock.advance(20_000);
      expect(stopped).toBe(false);
      slow.letGo();
      await room.clock.until(() => stopped, 0);
      await stopping;
      expect(slow.outcomes).toEqual(['committed']);
      expect(slow.batches[0]!.signal.aborted).toBe(true);
    });

    it('takes no more', async () => {
      const slow = new Holder();
      const member = await joined(slow);
      await room.put('users', keys[0]!, 'one');
      await room.clock.until(() => slow.batches.length === 1);
      const stopping = member.stop(30_000);
      await putAll('two');
      slow.letGo();
      await stopping;
      await room.clock.advance(1000);
      expect(slow.batches).toHaveLength(1);
    });

    it('ends with its grace, aborts, and refuses what comes later', async () => {
      const hung = new Holder();
      const member = await joined(hung);
      await room.put('users', keys[0]!, 'one');
      await room.clock.until(() => hung.batches.length === 1);
      let stopped = false;
      void member.stop(5000).then(() => (stopped = true));
      expect(await room.clock.until(() => stopped, 6000)).toBe(5000);
      expect(hung.batches[0]!.signal.aborted).toBe(true);
      hung.letGo();
      await room.clock.until(() => hung.outcomes.length === 1);
      expect(hung.outcomes[0]).toBeInstanceOf(PartitionLostError);
      expect((await committed()).size).toBe(0);
    });

    it('ends with its grace also when the storage does not answer', async () => {
      const [first, second] = [await joined(new Reader()), await joined(new Reader())];
      room.faults.waits.set('committed', new Promise(() => {}));
      let stopped = 0;
      void first.stop(5000).then(() => (stopped += 1));
      void second.stop(5000).then(() => (stopped += 1));
      await room.clock.until(() => stopped === 2, 6000);
    });

    it('leaves its partitions to the others at once', async () => {
      const rest = new Reader();
      const leaving = await joined(new Reader());
      const member = await joined(rest);
      await leaving.stop(1000);
      await putAll('one');
      expect(await room.clock.until(() => rest.texts.length === 4)).toBe(0);
      expect(heldBy(member)).toHaveLength(4);
    });

    it('holds when it comes while the group is still sharing', async () => {
      const [leaving, slow, last] = [new Reader(), new Holder(), new Reader()];
      const first = await joined(leaving);
      const second = await joined(slow);
      const third = await joined(last);
      await room.put('users', keys[1]!, 'one');
      await room.clock.until(() => slow.batches.length === 1);
      // Now partition 1 has to move from `second` to `third`, and `second` is to get others.
      await first.stop(0);
      await room.clock.advance(0);
      await second.stop(0);
      slow.letGo();
      await room.clock.until(() => heldBy(third).length === 4);
      await putAll('two');
      await room.clock.until(() => last.texts.length === 5);
      expect(heldBy(second)).toEqual([]);
      expect(slow.batches).toHaveLength(1);
    });

    it('takes nothing new while it waits for the handler in hand', async () => {
      const [slow, other] = [new Holder(), new Reader()];
      const member = await joined(slow);
      const leaving = await joined(other);
      await room.put('users', keys[0]!, 'one');
      await room.clock.until(() => slow.batches.length === 1);
      const stopping = member.stop(30_000);
      await leaving.stop(0);
      await putAll('two');
      await room.clock.advance(1000);
      expect(slow.batches).toHaveLength(1);
      slow.letGo();
      await stopping;
    });
  });

  it('ends every member with the log, and takes none afterwards', async () => {
    const reader = new Reader();
    const member = await joined(reader);
    await room.log.close();
    expect(heldBy(member)).toEqual([]);
    await expect(joined(new Reader())).rejects.toBeInstanceOf(UnavailableError);
  });

  it('starts nobody who was still joining when it was closed', async () => {
    await putAll('one');
    room.faults.waits.set('committed', room.clock.sleep(5000));
    const reader = new Reader();
    const joining = expect(joined(reader)).rejects.toBeInstanceOf(UnavailableError);
    await room.clock.advance(1000);
    await room.log.close();
    await room.clock.advance(10_000);
    await joining;
    expect(reader.texts).toEqual([]);
  });

  it('closes also when the storage does not answer', async () => {
    room.faults.refuses.set('committed', new UnavailableError('disk away'));
    const joining = joined(new Reader());
    joining.catch(() => undefined);
    await room.clock.advance(1000);
    let closed = false;
    void room.log.close().then(() => (closed = true));
    await room.clock.until(() => closed, 0);
    const asked = room.faults.calls.committed;
    await room.clock.advance(10_000);
    expect(room.faults.calls.committed - asked).toBeLessThan(2);
  });
});
