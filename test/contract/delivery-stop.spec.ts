import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { UnavailableError } from '#libs/events';
import { encodeEvent, type Received, Slots } from '#libs/stream';
import { captionOf, DeliveryRoom, FoldingConsumer, postCreated, renditionRequested } from './delivery-room.js';
import { logEngines } from './log-engines.js';

describe.each(logEngines)('delivery on %s, stopping', (_name, open) => {
  let room: DeliveryRoom;
  let began: string[];
  let ended: string[];
  let signals: AbortSignal[];
  beforeEach(async () => {
    room = await DeliveryRoom.open(open);
    [began, ended, signals] = [[], [], []];
  });
  afterEach(() => room.dispose());

  const takes = (ms: number, obeys = true) => {
    return async ({ event }: Received, signal?: AbortSignal): Promise<void> => {
      began.push(event.id);
      if (signal) signals.push(signal);
      await room.clock.sleep(ms, obeys ? signal : undefined);
      ended.push(signal?.aborted ? `${event.id} aborted` : event.id);
    };
  };
  const stopped = async (runner: { stop(graceMs: number): Promise<void> }, graceMs: number): Promise<number> => {
    let done = false;
    void runner.stop(graceMs).then(() => (done = true));
    return room.clock.until(() => done, 120_000);
  };

  describe('work within the loop', () => {
    const consumer = (ms: number, obeys = true) => new FoldingConsumer('post', { 'post.created': takes(ms, obeys) });

    it('ends what is in hand, commits it, and takes no more', async () => {
      const runner = await room.run(consumer(20_000));
      await room.put(postCreated(1));
      await room.clock.until(() => began.length === 1);
      const stopping = stopped(runner, 30_000);
      await room.put(postCreated(2), postCreated(3));
      expect(await stopping).toBe(20_000);
      await room.clock.advance(60_000);
      expect(began).toEqual(['post-1']);
      expect(ended).toEqual(['post-1']);
      expect((await room.committed('post', 'posts')).reduce((sum, next) => sum + next)).toBe(1);
    });

    it('does not begin the next slice', async () => {
      const same = Array.from({ length: 450 }, () => postCreated(1));
      const seen: number[] = [];
      const fold = async ({ position }: Received) => {
        seen.push(position.offset);
        if (position.offset % 200 === 199) await room.clock.sleep(1000);
      };
      await room.put(...same);
      const runner = await room.run(new FoldingConsumer('post', { 'post.created': fold }));
      await room.clock.until(() => seen.length === 200);
      await stopped(runner, 30_000);
      expect(seen).toHaveLength(200);
      expect(Math.max(...(await room.committed('post', 'posts')))).toBe(200);
    });

    it('aborts what does not end in time, and does not commit it', async () => {
      const runner = await room.run(consumer(3_600_000));
      await room.put(postCreated(1));
      await room.clock.until(() => began.length === 1);
      expect(await stopped(runner, 30_000)).toBeLessThanOrEqual(30_000);
      expect(signals[0]!.aborted).toBe(true);
      await room.clock.advance(1000);
      expect(await room.committed('post', 'posts')).toEqual([0, 0]);
    });

    it('ends in time also when a fold does not obey', async () => {
      const runner = await room.run(consumer(3_600_000, false));
      await room.put(postCreated(1));
      await room.clock.until(() => began.length === 1);
      expect(await stopped(runner, 30_000)).toBeLessThanOrEqual(30_000);
    });

    it('waits for no backoff', async () => {
      const fold = async () => {
        throw new UnavailableError('away');
      };
      const runner = await room.run(new FoldingConsumer('post', { 'post.created': fold }));
      await room.put(postCreated(1));
      await room.clock.advance(600_000);
      expect(await stopped(runner, 30_000)).toBeLessThan(1000);
      await room.clock.advance(0);
      expect(room.clock.sleeping).toBe(0);
    });

    it('aborts a fold whose partition is lost, and drops what it made of it', async () => {
      await room.run(consumer(60_000));
      await room.put(postCreated(1));
      await room.clock.until(() => began.length === 1);
      room.crash();
      await room.clock.until(() => ended.length === 1, 0);
      expect(signals[0]!.aborted).toBe(true);
      await room.clock.advance(60_000);
      expect(began).toHaveLength(1);
      expect(await room.committed('post', 'posts')).toEqual([0, 0]);
      expect(await room.deadLetters()).toEqual([]);
    });

    it('shares with a member that joins, and both fold everything', async () => {
      const seen: string[] = [];
      const fold = async (received: Received<'post.created'>) => void seen.push(captionOf(received));
      const make = () => new FoldingConsumer('post', { 'post.created': fold });
      const first = await room.run(make());
      for (let n = 1; n <= 20; n++) await room.put(postCreated(n));
      await room.run(make());
      for (let n = 21; n <= 40; n++) await room.put(postCreated(n));
      await first.stop(0);
      for (let n = 41; n <= 60; n++) await room.put(postCreated(n));
      await room.untilCaughtUp('post', 'posts');
      expect(new Set(seen).size).toBe(60);
    });
  });

  describe('work beside the loop', () => {
    const run = (ms: number, options: { obeys?: boolean; slots?: number } = {}) => {
      const folds = { 'rendition.requested': takes(ms, options.obeys) };
      return room.run(new FoldingConsumer('encode-image', folds, true), { slots: new Slots(options.slots ?? 2) });
    };
    const put = (partition: number, n: number) =>
      room.log.append([{ ...encodeEvent(renditionRequested(n)), partition }]);

    it('waits for a job that ends within half of the grace', async () => {
      const runner = await run(10_000);
      await put(0, 1);
      await room.clock.until(() => began.length === 1);
      expect(await stopped(runner, 30_000)).toBe(10_000);
      expect(ended).toEqual(['request-1']);
    });

    it('aborts a job that takes longer, and waits until it has ended', async () => {
      const runner = await run(3_600_000);
      await put(0, 1);
      await room.clock.until(() => began.length === 1);
      expect(await stopped(runner, 30_000)).toBe(15_000);
      expect(ended).toEqual(['request-1 aborted']);
      expect(await room.committed('encode-image', 'encode.image')).toEqual([0, 0]);
    });

    it('ends in time also when a job does not obey', async () => {
      const runner = await run(3_600_000, { obeys: false });
      await put(0, 1);
      await room.clock.until(() => began.length === 1);
      expect(await stopped(runner, 30_000)).toBe(30_000);
    });

    it('begins no job that waits for a slot', async () => {
      const runner = await run(10_000, { slots: 1 });
      await put(0, 1);
      await put(1, 2);
      await room.clock.until(() => began.length === 1);
      await room.clock.advance(1000);
      expect(await stopped(runner, 30_000)).toBe(9000);
      await room.clock.advance(60_000);
      expect(began).toHaveLength(1);
    });

    it('does again after a restart what was aborted', async () => {
      const runner = await run(20_000);
      await put(0, 1);
      await room.clock.until(() => began.length === 1);
      await stopped(runner, 10_000);
      await run(20_000);
      await room.untilCaughtUp('encode-image', 'encode.image');
      expect(began).toEqual(['request-1', 'request-1']);
    });
  });
});
