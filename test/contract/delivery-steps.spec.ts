import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type AnyEvent, ChildLog, RefusedError, UnavailableError } from '#libs/events';
import { decodeEvent, type EventLog, StepWriter } from '#libs/stream';
import { DeliveryRoom, FoldingConsumer, followWanted, idOf, postCreated, renditionRequested } from './delivery-room.js';
import { logEngines } from './log-engines.js';

describe.each(logEngines)('steps on %s', (_name, open) => {
  let room: DeliveryRoom;
  let steps: StepWriter;
  beforeEach(async () => {
    room = await DeliveryRoom.open(open);
    steps = new StepWriter(room.ground);
  });
  afterEach(() => room.dispose());

  /** What was told so far, in the order of its partition: one media has one. */
  async function told(): Promise<AnyEvent[]> {
    const { storage } = room.room.under;
    const partitions = await Promise.all(
      [0, 1].map(async (partition) => {
        const records = await storage.read('steps', partition, 0, 1000);
        return records.map((one) => decodeEvent({ ...one, topic: 'steps', partition, epoch: 0 })!.event);
      }),
    );
    return partitions.flat();
  }

  async function untilTold(count: number): Promise<AnyEvent[]> {
    for (let turn = 0; turn < 100 && (await told()).length < count; turn++) await room.clock.advance(50);
    return told();
  }

  it('tell for each media of an event who folded it, from when to when, and what the fold counted', async () => {
    const event = postCreated(7);
    const two = { ...event, data: { ...event.data, mediaIds: [idOf(2), idOf(3)], altTexts: ['', ''] } };
    const fold = async () => {
      await room.clock.sleep(100);
      return { counts: { feeds: 1204 } };
    };
    await room.put(two as AnyEvent);
    await room.run(new FoldingConsumer('feed', { 'post.created': fold }), { steps });
    const found = await untilTold(2);
    expect(found.map(({ type, data }) => [type, (data as { mediaId: string }).mediaId]).sort()).toEqual([
      ['step.done', idOf(2)],
      ['step.done', idOf(3)],
    ]);
    const data = found[0]!.data as { startedAt: string; endedAt: string };
    expect(data).toMatchObject({ group: 'feed', eventId: 'post-7', eventType: 'post.created', attempt: 1 });
    expect(data).toMatchObject({ counts: { feeds: 1204 } });
    expect(Date.parse(data.endedAt) - Date.parse(data.startedAt)).toBe(100);
  });

  it('tell at once that long work has begun, and its end when it comes', async () => {
    const end = Promise.withResolvers<void>();
    const consumer = new FoldingConsumer('encode-image', { 'rendition.requested': () => end.promise }, true);
    await room.put(renditionRequested(5));
    await room.run(consumer, { steps });
    expect((await untilTold(1)).map(({ type }) => type)).toEqual(['step.started']);
    end.resolve();
    const [started, done] = await untilTold(2);
    expect(done!.type).toBe('step.done');
    expect(done!.data).toMatchObject({ ...started!.data });
  });

  it('tell each attempt that failed, with the last words of the child, and which one gave the event up', async () => {
    const log = `${'x'.repeat(3000)}\nthe last\u0007 words`;
    const fold = () => Promise.reject(new RefusedError('decoder_crash', 'No.', { cause: new ChildLog(log) }));
    await room.put(postCreated(7));
    await room.run(new FoldingConsumer('post', { 'post.created': fold }), { steps });
    await room.untilCaughtUp('post', 'posts');
    const found = (await untilTold(3)).map(({ data }) => data as { childLog: string; attempt: number });
    const about = { code: 'decoder_crash', message: 'RefusedError: No.', group: 'post' };
    expect(found).toMatchObject([
      { ...about, attempt: 1, deadLettered: false },
      { ...about, attempt: 2, deadLettered: false },
      { ...about, attempt: 3, deadLettered: true },
    ]);
    expect(found[0]!.childLog).toHaveLength(2048);
    expect(found[0]!.childLog.endsWith('\nthe last  words')).toBe(true);
    expect(await room.deadLetters()).toHaveLength(1);
  });

  it('tell trouble as a failed attempt, and the success after it', async () => {
    let tries = 0;
    const fold = async () => {
      if (++tries === 1) throw new UnavailableError('the store is away');
    };
    await room.put(postCreated(7));
    await room.run(new FoldingConsumer('post', { 'post.created': fold }), { steps });
    const found = await untilTold(2);
    expect(found.map(({ type, data }) => [type, (data as { attempt: number }).attempt])).toEqual([
      ['step.failed', 1],
      ['step.done', 2],
    ]);
  });

  it('tell of work that failed for good though its event is folded', async () => {
    const failure = new RefusedError('media_unreadable', 'The photo is damaged.');
    await room.put(postCreated(7));
    await room.run(new FoldingConsumer('post', { 'post.created': async () => ({ failure }) }), { steps });
    const [only, ...more] = await untilTold(1);
    expect(only!.data).toMatchObject({ code: 'media_unreadable', deadLettered: false, attempt: 1 });
    expect(more).toEqual([]);
    expect(await room.deadLetters()).toEqual([]);
  });

  it('are none for an event without media, and none of group trace', async () => {
    await room.put(followWanted(1, 2, true), postCreated(7));
    await room.run(new FoldingConsumer('feed', { 'follow.wanted': async () => {} }), { steps });
    await room.run(new FoldingConsumer('trace', { 'post.created': async () => {} }), { steps });
    await room.untilCaughtUp('feed', 'engagement');
    await room.untilCaughtUp('trace', 'posts');
    await room.run(new FoldingConsumer('post', { 'post.created': async () => {} }), { steps });
    const groups = (await untilTold(1)).map(({ data }) => (data as { group: string }).group);
    expect(groups).toEqual(['post']);
  });

  it('that the log does not take are counted and lost: the fold is neither failed nor held up', async () => {
    const append = () => Promise.reject(new UnavailableError('the disk is full'));
    const deaf = new StepWriter({ ...room.ground, log: { append } as unknown as EventLog });
    await room.put(postCreated(7), postCreated(8));
    await room.run(new FoldingConsumer('post', { 'post.created': async () => {} }), { steps: deaf });
    await room.untilCaughtUp('post', 'posts');
    await room.clock.advance(1000);
    expect(room.meter.counts.get('steps_lost')).toBe(2);
    expect(room.meter.counts.get('events_folded')).toBe(2);
  });

  it('of a log that never answers are given up, and no more than a bounded number waits', async () => {
    const mute = { append: () => new Promise<never>(() => {}) } as unknown as EventLog;
    const stuck = new StepWriter({ ...room.ground, log: mute });
    for (let n = 0; n < 30; n++) {
      const events = Array.from({ length: 200 }, (_, index) => ({ event: postCreated(index) }) as never);
      stuck.begin('post', events, 1)!.done(undefined);
    }
    expect(room.meter.counts.get('steps_lost')).toBe(1000);
    await room.clock.advance(10_300);
    expect(room.meter.counts.get('steps_lost')).toBe(1200);
    const stopped = stuck.stop(100);
    await room.clock.advance(100);
    await stopped;
  });

  it('that wait are written when the consumers stop', async () => {
    await room.put(postCreated(7));
    const runner = await room.run(new FoldingConsumer('post', { 'post.created': async () => {} }), { steps });
    while (!(await room.caughtUp('post', 'posts'))) await room.clock.advance(1);
    expect(await told()).toEqual([]);
    await runner.stop(0);
    await steps.stop(1000);
    expect((await told()).map(({ type }) => type)).toEqual(['step.done']);
  });
});
