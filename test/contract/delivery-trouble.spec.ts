import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BadEventError, OutcomeUnknownError, UnavailableError } from '#libs/events';
import type { Received } from '#libs/stream';
import { captionOf, DeliveryRoom, FoldingConsumer, postCreated } from './delivery-room.js';
import { logEngines } from './log-engines.js';

const away = new UnavailableError('the store is away');

describe.each(logEngines)('delivery on %s, in trouble', (_name, open) => {
  let room: DeliveryRoom;
  let tries: { caption: string; atMs: number }[];
  let folded: string[];
  /** What the fold of an event with this caption throws, as long as it stands here. */
  let throwing: Map<string, Error>;

  beforeEach(async () => {
    room = await DeliveryRoom.open(open);
    tries = [];
    folded = [];
    throwing = new Map();
  });
  afterEach(() => room.dispose());

  const consumer = () =>
    new FoldingConsumer('post', {
      'post.created': async (received: Received<'post.created'>) => {
        const caption = captionOf(received);
        tries.push({ caption, atMs: room.clock.monotonic() });
        const error = throwing.get(caption);
        if (error) throw error;
        folded.push(caption);
      },
    });
  const putAt = (partition: number, caption: string) =>
    room.putRaw(JSON.stringify(postCreated(partition, caption)), postCreated(partition).data.postId, partition);

  it('tries on the spot first: what passes soon costs less than a second and no pause', async () => {
    throwing.set('one', away);
    await room.run(consumer());
    await putAt(0, 'one');
    await room.clock.until(() => tries.length === 2);
    throwing.clear();
    await room.untilCaughtUp('post', 'posts', 1000);
    expect(room.meter.counts.get('partition_pauses')).toBeUndefined();
  });

  it.each([away, new OutcomeUnknownError('who knows')])(
    'pauses and asks again, and never makes a dead letter: %s',
    async (error) => {
      throwing.set('one', error);
      await room.run(consumer());
      await putAt(0, 'one');
      await room.clock.advance(24 * 3_600_000);
      expect(await room.deadLetters()).toEqual([]);
      expect(await room.committed('post', 'posts')).toEqual([0, 0]);
      throwing.clear();
      await room.untilCaughtUp('post', 'posts', 31_000);
      expect(folded).toEqual(['one']);
    },
  );

  it('waits longer each time, half a minute at most, and never asks without a wait', async () => {
    throwing.set('one', away);
    await room.run(consumer());
    await putAt(0, 'one');
    await room.clock.advance(600_000);
    const waits = tries.slice(1).map(({ atMs }, n) => atMs - tries[n]!.atMs);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(25);
    expect(Math.max(...waits)).toBeLessThanOrEqual(30_000);
    const [early, late] = [tries.filter(({ atMs }) => atMs < 60_000), tries.filter(({ atMs }) => atMs >= 540_000)];
    expect(late.length).toBeLessThan(early.length);
    expect(late.length).toBeGreaterThanOrEqual(2);
  });

  it('stops trying on the spot when nothing succeeds any more', async () => {
    throwing.set('one', away);
    await room.run(consumer());
    await putAt(0, 'one');
    await room.clock.advance(600_000);
    const last = tries.slice(-6).map(({ atMs }) => atMs);
    expect(last.slice(1).every((atMs, n) => atMs - last[n]! > 10_000)).toBe(true);
  });

  it('begins with a short wait again after a success', async () => {
    throwing.set('one', away);
    await room.run(consumer());
    await putAt(0, 'one');
    await room.clock.advance(600_000);
    throwing.clear();
    await room.untilCaughtUp('post', 'posts', 31_000);
    throwing.set('two', away);
    await putAt(0, 'two');
    await room.clock.advance(1000);
    throwing.clear();
    await room.untilCaughtUp('post', 'posts', 2500);
  });

  it('lets other partitions go on meanwhile', async () => {
    throwing.set('one', away);
    await room.run(consumer());
    await putAt(0, 'one');
    await room.clock.advance(120_000);
    await putAt(1, 'beside');
    expect(await room.clock.until(() => folded.includes('beside'))).toBeLessThan(100);
  });

  it('commits what stands before the event at which it waits, and folds it no more', async () => {
    throwing.set('two', away);
    for (const caption of ['one', 'two', 'three']) await putAt(0, caption);
    await room.run(consumer());
    await room.clock.advance(300_000);
    expect(await room.committed('post', 'posts')).toEqual([1, 0]);
    throwing.clear();
    await room.untilCaughtUp('post', 'posts', 31_000);
    expect(folded.at(-2)).toBe('two');
    expect(folded.filter((caption) => caption === 'one').length).toBeLessThanOrEqual(2);
  });

  it('pauses when the log does not take the commit, and goes on by itself', async () => {
    room.room.faults.refuses.set('commit', away);
    await room.run(consumer());
    await putAt(0, 'one');
    await room.clock.advance(60_000);
    expect(room.meter.counts.get('partition_pauses')).toBeGreaterThan(2);
    expect(tries.length).toBeLessThan(20);
    room.room.faults.refuses.clear();
    await room.untilCaughtUp('post', 'posts', 31_000);
  });

  it('does not fold anew what is still being folded when another part of the slice failed', async () => {
    let running = 0;
    let most = 0;
    room.bookmark.refuses = away;
    const fold = async () => {
      most = Math.max(most, ++running);
      await room.clock.sleep(5000);
      running -= 1;
    };
    await room.run(new FoldingConsumer('post', { 'post.created': fold }));
    await putAt(0, 'one');
    await room.clock.advance(20_000);
    expect(most).toBe(1);
  });

  it('waits at an event of a newer schema, with all before it folded, and drops nothing', async () => {
    const newer = { ...postCreated(0, 'newer'), schemaVersion: 2 };
    await putAt(0, 'before');
    await room.putRaw(JSON.stringify(newer), newer.data.postId, 0);
    await putAt(0, 'behind');
    await putAt(1, 'beside');
    await room.run(consumer());
    await room.clock.advance(3_600_000);
    expect(folded).toEqual(['before', 'beside']);
    expect(await room.committed('post', 'posts')).toEqual([1, 1]);
    expect(await room.deadLetters()).toEqual([]);
    expect(room.room.logger.lines.some(({ error }) => String(error).includes('schema 2'))).toBe(true);
  });

  it('waits when the dead letter itself cannot be kept, and loses neither it nor its event', async () => {
    throwing.set('bad', new BadEventError('never'));
    await room.run(consumer());
    await putAt(0, 'bad');
    room.room.faults.refuses.set('append', away);
    await room.clock.advance(60_000);
    expect(await room.committed('post', 'posts')).toEqual([0, 0]);
    room.room.faults.refuses.clear();
    await room.untilCaughtUp('post', 'posts', 31_000);
    expect(await room.deadLetters()).toHaveLength(1);
  });

  it('resumes a partition also when the trouble came before the group had been joined', async () => {
    await putAt(0, 'one');
    throwing.set('one', away);
    const joined = Promise.withResolvers<void>();
    room.log.answersJoin = joined.promise;
    const running = room.run(consumer());
    await room.clock.advance(10_000);
    expect(tries.length).toBeGreaterThan(1);
    throwing.clear();
    joined.resolve();
    await running;
    await room.untilCaughtUp('post', 'posts', 31_000);
  });
});
