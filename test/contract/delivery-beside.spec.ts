import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { UnavailableError } from '#libs/events';
import { encodeEvent, PartitionLostError, type Received, Slots } from '#libs/stream';
import { DeliveryRoom, FoldingConsumer, renditionRequested } from './delivery-room.js';
import { logEngines } from './log-engines.js';

interface Job {
  readonly task: string;
  readonly signal: AbortSignal | undefined;
  readonly end: (error?: Error) => void;
  ended: boolean;
}
const away = new UnavailableError('the store is away');

describe.each(logEngines)('delivery on %s, of work beside the loop', (_name, open) => {
  let room: DeliveryRoom;
  let jobs: Job[];
  beforeEach(async () => {
    room = await DeliveryRoom.open(open);
    jobs = [];
  });
  afterEach(async () => {
    for (const job of jobs) job.end();
    await room.dispose();
  });

  /** Jobs end when the test says so, or when they lose their partition. */
  const encode = async ({ event }: Received<'rendition.requested'>, signal?: AbortSignal): Promise<void> => {
    const ended = Promise.withResolvers<void>();
    const end = (error?: Error) => (error ? ended.reject(error) : ended.resolve());
    const job: Job = { task: event.data.taskId, signal, end, ended: false };
    jobs.push(job);
    signal?.addEventListener('abort', () => end(), { once: true });
    await ended.promise.finally(() => (job.ended = true));
  };
  const consumer = (fold = encode) => new FoldingConsumer('encode-image', { 'rendition.requested': fold }, true);
  const putAt = (partition: number, ...tasks: number[]) =>
    room.log.append(tasks.map((n) => ({ ...encodeEvent(renditionRequested(n)), partition })));
  const tasks = () => jobs.map(({ task }) => task);
  const running = () => jobs.filter(({ ended }) => !ended).map(({ task }) => task);
  const committed = () => room.committed('encode-image', 'encode.image');

  it('lets a job of 90 s hold up its own partition alone, and does it once', async () => {
    let folds = 0;
    const fold = async ({ event }: Received<'rendition.requested'>) => {
      folds += 1;
      if (event.data.taskId === 'task-1') await room.clock.sleep(90_000);
    };
    await room.run(consumer(fold));
    await putAt(0, 1, 2);
    await putAt(1, 3, 4, 5);
    await room.clock.advance(1000);
    expect(await committed()).toEqual([0, 3]);
    await room.clock.advance(88_000);
    expect(await committed()).toEqual([0, 3]);
    await room.untilCaughtUp('encode-image', 'encode.image', 2000);
    expect(folds).toBe(5);
  });

  it('has one job of a partition at once, in the order of the log', async () => {
    await room.run(consumer(), { slots: new Slots(10) });
    await putAt(0, 1, 2, 3);
    await room.clock.advance(60_000);
    expect(running()).toEqual(['task-1']);
    for (const job of [0, 1, 2]) {
      await room.clock.until(() => jobs.length === job + 1);
      jobs[job]!.end();
    }
    await room.untilCaughtUp('encode-image', 'encode.image');
    expect(tasks()).toEqual(['task-1', 'task-2', 'task-3']);
  });

  it('has as many jobs at once as there are slots, over all consumers that share them', async () => {
    const slots = new Slots(1);
    await room.run(consumer(), { slots });
    await putAt(0, 1);
    await putAt(1, 2);
    await room.clock.advance(60_000);
    expect(running()).toHaveLength(1);
    jobs[0]!.end();
    await room.clock.until(() => jobs.length === 2);
    jobs[1]!.end();
    await room.untilCaughtUp('encode-image', 'encode.image');
  });

  it('gives a slot back after a job that failed, and after one that was taken away', async () => {
    const slots = new Slots(1);
    const fold = async (received: Received<'rendition.requested'>, signal?: AbortSignal) => {
      if (received.event.data.taskId === 'task-1') throw away;
      await encode(received, signal);
    };
    await room.run(consumer(fold), { slots });
    await putAt(0, 1);
    await room.clock.advance(1000);
    await putAt(1, 2);
    await room.clock.until(() => running().length === 1);
    room.crash();
    await room.clock.until(() => running().length === 0);
    await room.run(consumer(), { slots });
    await room.clock.until(() => running().length === 1);
  });

  it('commits only when the event has come again to who owns the partition', async () => {
    await room.run(consumer());
    await putAt(0, 1);
    await room.clock.until(() => jobs.length === 1);
    await room.clock.advance(0);
    const reads = room.room.faults.calls.read;
    jobs[0]!.end();
    await room.untilCaughtUp('encode-image', 'encode.image');
    expect(room.room.faults.calls.read).toBeGreaterThan(reads);
    expect(jobs).toHaveLength(1);
  });

  it('does a job once also when its commit fails for a while', async () => {
    await room.run(consumer());
    await putAt(0, 1, 2);
    await room.clock.until(() => jobs.length === 1);
    room.room.faults.refuses.set('commit', away);
    jobs[0]!.end();
    await room.clock.advance(20_000);
    room.room.faults.refuses.clear();
    await room.clock.until(() => jobs.length === 2);
    expect(tasks()).toEqual(['task-1', 'task-2']);
    expect(await committed()).toEqual([1, 0]);
  });

  it('aborts the job of a partition that is lost, and the next owner does it', async () => {
    await room.run(consumer());
    await putAt(0, 1);
    await room.clock.until(() => jobs.length === 1);
    expect(jobs[0]!.signal?.aborted).toBe(false);
    room.crash();
    await room.clock.until(() => jobs[0]!.ended);
    expect(jobs[0]!.signal?.aborted).toBe(true);
    await room.clock.advance(1000);
    expect(await committed()).toEqual([0, 0]);
    await room.run(consumer());
    await room.clock.until(() => jobs.length === 2);
    jobs[1]!.end();
    await room.untilCaughtUp('encode-image', 'encode.image');
  });

  it('does not take a job for done that ended after its partition was lost', async () => {
    const stubborn = async (received: Received<'rendition.requested'>) => encode(received);
    await room.run(consumer(stubborn));
    await putAt(0, 1);
    await room.clock.until(() => jobs.length === 1);
    room.crash();
    jobs[0]!.end();
    await room.clock.advance(1000);
    expect(await committed()).toEqual([0, 0]);
  });

  it('does not begin a job that was lost while it waited for a slot', async () => {
    await room.run(consumer(), { slots: new Slots(1) });
    await putAt(0, 1);
    await putAt(1, 2);
    await room.clock.until(() => jobs.length === 1);
    room.crash();
    await room.clock.advance(1000);
    expect(jobs).toHaveLength(1);
  });

  it('backs off in trouble, lets other partitions go on, and never makes a dead letter', async () => {
    let troubled = 0;
    const fold = async ({ event }: Received<'rendition.requested'>) => {
      if (event.data.taskId !== 'task-1') return;
      troubled += 1;
      if (room.clock.monotonic() < 600_000) throw away;
    };
    await room.run(consumer(fold));
    await putAt(0, 1, 2);
    await putAt(1, 3);
    await room.clock.advance(10_000);
    expect(await committed()).toEqual([0, 1]);
    await room.clock.advance(590_000);
    expect(troubled).toBeLessThan(80);
    await room.untilCaughtUp('encode-image', 'encode.image', 31_000);
    expect(await room.deadLetters('encode.image', 'encode-image')).toEqual([]);
  });

  it('puts a job aside that fails for good, and goes on with the next', async () => {
    let tries = 0;
    const fold = async ({ event }: Received<'rendition.requested'>) => {
      if (event.data.taskId === 'task-2') return;
      tries += 1;
      throw new TypeError('a fault of the encoder');
    };
    await room.run(consumer(fold));
    await putAt(0, 1, 2);
    await room.untilCaughtUp('encode-image', 'encode.image', 2000);
    expect(tries).toBe(3);
    expect(await room.deadLetters('encode.image', 'encode-image')).toMatchObject([{ attempts: 3, offset: 0 }]);
  });

  it('comes again when a job gives its partition up that is still held', async () => {
    await room.run(consumer());
    await putAt(0, 1);
    await room.clock.until(() => jobs.length === 1);
    jobs[0]!.end(new PartitionLostError('encode.image', 0));
    await room.clock.until(() => jobs.length === 2);
    jobs[1]!.end();
    await room.untilCaughtUp('encode-image', 'encode.image');
  });

  it('passes over what it cannot read, and what is not its own', async () => {
    await room.log.append([{ topic: 'encode.image', key: 'a', value: Buffer.from('{'), partition: 0 }]);
    await putAt(0, 1);
    await room.run(consumer(async () => {}));
    await room.untilCaughtUp('encode-image', 'encode.image', 1000);
    expect(await room.deadLetters('encode.image', 'encode-image')).toHaveLength(1);
  });
});
