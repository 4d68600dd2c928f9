import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type GroupMember, PartitionLostError } from '#libs/stream';
import { logEngines } from './log-engines.js';
import { heldBy, Holder, join, keysByPartition, LogRoom, Reader } from './log-room.js';

const topics = {
  topics: [
    { name: 'users', partitions: 4 },
    { name: 'posts', partitions: 1 },
  ],
};
const keys = keysByPartition(4);

describe.each(logEngines)('EventLog on %s, a group of members', (_name, open) => {
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

  it('shares the partitions, each with one owner', async () => {
    const members = [await joined(new Reader()), await joined(new Reader()), await joined(new Reader())];
    expect(members.flatMap(heldBy).sort()).toEqual([0, 1, 2, 3]);
    expect(members.map((member) => heldBy(member).length).sort()).toEqual([1, 1, 2]);
  });

  it('shares anew when members come and go at the same moment', async () => {
    const members = await Promise.all([new Reader(), new Reader(), new Reader()].map((reader) => joined(reader)));
    const stops = [members[0]!.stop(1000), members[1]!.stop(1000)];
    const late = await joined(new Reader());
    await Promise.all(stops);
    await room.clock.until(() => heldBy(late).length + heldBy(members[2]!).length === 4);
    expect([...heldBy(late), ...heldBy(members[2]!)].sort()).toEqual([0, 1, 2, 3]);
    expect(members.slice(0, 2).flatMap(heldBy)).toEqual([]);
  });

  it('gives a joining member what another had, from its committed offset on', async () => {
    const [first, second] = [new Reader(), new Reader()];
    await joined(first);
    await putAll('old');
    await room.clock.until(() => first.texts.length === 4);
    await room.clock.advance(0);
    await joined(second);
    await putAll('new');
    await room.clock.until(() => first.texts.length + second.texts.length === 8);
    expect(second.texts).toEqual(['new', 'new']);
  });

  it('aborts the signal of a batch when its partition is lost, also after the handler returned', async () => {
    const paused = new Reader();
    paused.commits = false;
    const member = await joined(paused);
    await putAll('one');
    await room.clock.until(() => paused.batches.length === 4);
    expect(paused.batches.map(({ signal }) => signal.aborted)).toEqual([false, false, false, false]);
    await joined(new Reader());
    const lost = paused.batches.filter(({ partition }) => !heldBy(member).includes(partition));
    expect(lost).toHaveLength(2);
    expect(paused.batches.filter(({ signal }) => signal.aborted)).toEqual(lost);
  });

  it('waits with a partition until its former owner has let go, for ten seconds at most', async () => {
    const [slow, next] = [new Holder(), new Reader()];
    await joined(slow);
    await room.put('users', keys[1]!, 'one');
    await room.clock.until(() => slow.batches.length === 1);
    void joined(next);
    await room.clock.advance(9000);
    expect(next.texts).toEqual([]);
    await room.clock.until(() => next.texts.length === 1, 2000);
    slow.letGo();
    await room.clock.until(() => slow.outcomes.length === 1);
    expect(slow.outcomes[0]).toBeInstanceOf(PartitionLostError);
  });

  it('refuses the commit and the heartbeat of a former owner, and keeps what the new one committed', async () => {
    const [former, next] = [new Holder(), new Reader()];
    const zombie = await joined(former);
    await putAll('one');
    await room.clock.until(() => former.batches.length === 4);
    zombie.expel();
    await joined(next);
    await room.clock.until(() => next.texts.length === 4);
    await putAll('two');
    await room.clock.until(() => next.texts.length === 8);
    await room.clock.advance(0);
    former.letGo();
    await room.clock.until(() => former.outcomes.length === 4);
    expect(former.outcomes.every((outcome) => outcome instanceof PartitionLostError)).toBe(true);
    await expect(former.batches[0]!.heartbeat()).rejects.toBeInstanceOf(PartitionLostError);
    expect([...(await committed()).values()]).toEqual([2, 2, 2, 2]);
  });

  it('gives an expelled member nothing any more, and its partitions to the others', async () => {
    const [dead, alive] = [new Reader(), new Reader()];
    const zombie = await joined(dead);
    const member = await joined(alive);
    zombie.expel();
    await room.clock.until(() => heldBy(member).length === 4);
    await putAll('one');
    await room.clock.until(() => alive.texts.length === 4);
    await joined(new Reader());
    expect(heldBy(zombie)).toEqual([]);
    expect(dead.texts).toEqual([]);
  });

  it('lifts a pause when the partition moves', async () => {
    const [pausing, next] = [new Reader(), new Reader()];
    pausing.commits = false;
    const first = await joined(pausing);
    await putAll('one');
    await room.clock.until(() => pausing.batches.length === 4);
    const second = await joined(next);
    await room.clock.until(() => next.texts.length === 2);
    await second.stop(1000);
    pausing.commits = true;
    await putAll('two');
    await room.clock.until(() => heldBy(first).length === 4);
    await room.clock.until(() => pausing.texts.filter((text) => text === 'two').length === 2);
    expect(pausing.texts.slice(4)).toEqual(['two', 'two']);
  });

  it('refuses a member that asks for other topics than the group has', async () => {
    await joined(new Reader());
    await expect(join(room, 'account', ['users', 'posts'], new Reader())).rejects.toThrow(
      'group account reads users, not posts, users',
    );
  });
});
