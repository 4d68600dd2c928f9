import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { UnavailableError } from '#libs/events';
import { CREATE_VERSION, type Received } from '#libs/stream';
import { captionOf, DeliveryRoom, FoldingConsumer, followWanted, postCreated } from './delivery-room.js';
import { logEngines } from './log-engines.js';

/** Rows as every group of the product writes them: a version decides, never what is there. */
class Rows {
  readonly rows = new Map<string, { version: number; value: string }>();
  folded = 0;

  put(key: string, version: number, value: string): void {
    this.folded += 1;
    const row = this.rows.get(key);
    if (!row || version > row.version) this.rows.set(key, { version, value });
  }

  get values(): Record<string, string> {
    return Object.fromEntries([...this.rows].map(([key, { value }]) => [key, value]).sort());
  }
}

function feedInto(rows: Rows): FoldingConsumer {
  return new FoldingConsumer('feed', {
    'post.created': async (received) => rows.put(received.event.data.postId, CREATE_VERSION, captionOf(received)),
    'follow.wanted': async ({ event: { data }, version }) =>
      rows.put(`${data.subjectId}:${data.actorId}`, version, String(data.on)),
  });
}

describe.each(logEngines)('delivery on %s', (_name, open) => {
  let room: DeliveryRoom;
  beforeEach(async () => {
    room = await DeliveryRoom.open(open);
  });
  afterEach(() => room.dispose());

  it('folds every event of every topic of its group, and commits', async () => {
    const rows = new Rows();
    await room.run(feedInto(rows));
    await room.put(postCreated(1), followWanted(2, 3, true), postCreated(4));
    await room.untilCaughtUp('feed', 'posts');
    await room.untilCaughtUp('feed', 'engagement');
    expect(Object.values(rows.values).sort()).toEqual(['post 1', 'post 4', 'true']);
    expect(rows.folded).toBe(3);
    expect(room.meter.counts.get('events_folded')).toBe(3);
  });

  it('gives a fold the position and the version of its event', async () => {
    const seen: Received[] = [];
    const fold = async (received: Received) => void seen.push(received);
    await room.run(new FoldingConsumer('post', { 'post.created': fold }));
    const [, position] = await room.put(postCreated(1), postCreated(1));
    await room.clock.until(() => seen.length === 2);
    expect(seen[1]!.position).toEqual(position);
    expect(seen[1]!.version).toBe(position!.offset);
  });

  it('folds what was appended before it began, and goes on where it stopped', async () => {
    const seen: string[] = [];
    const consumer = () =>
      new FoldingConsumer('post', { 'post.created': async (received) => void seen.push(captionOf(received)) });
    await room.put(postCreated(1));
    const first = await room.run(consumer());
    await room.untilCaughtUp('post', 'posts');
    await first.stop(30_000);
    await room.put(postCreated(2));
    await room.clock.advance(60_000);
    expect(seen).toEqual(['post 1']);
    await room.run(consumer());
    await room.untilCaughtUp('post', 'posts');
    expect(seen).toEqual(['post 1', 'post 2']);
  });

  it('commits after the effect, never before', async () => {
    const atEffect: number[][] = [];
    const gate = Promise.withResolvers<void>();
    let began = false;
    const fold = async () => {
      began = true;
      await gate.promise;
      atEffect.push(await room.committed('post', 'posts'));
    };
    await room.run(new FoldingConsumer('post', { 'post.created': fold }));
    await room.put(postCreated(1));
    await room.clock.until(() => began);
    await room.clock.advance(10_000);
    expect(await room.committed('post', 'posts')).toEqual([0, 0]);
    gate.resolve();
    await room.untilCaughtUp('post', 'posts');
    expect(atEffect).toEqual([[0, 0]]);
  });

  it('delivers again what was folded before a crash and not committed', async () => {
    let folds = 0;
    const consumer = new FoldingConsumer('post', {
      'post.created': async () => {
        folds += 1;
        if (folds === 1) room.crash();
      },
    });
    await room.run(consumer);
    await room.put(postCreated(1));
    await room.clock.until(() => folds === 1);
    await room.clock.advance(1000);
    expect(await room.committed('post', 'posts')).toEqual([0, 0]);
    await room.run(consumer);
    await room.untilCaughtUp('post', 'posts');
    expect(folds).toBe(2);
  });

  it('keeps the order of each key, also within one slice', async () => {
    const seen: string[] = [];
    const fold = async ({ event: { data }, position }: Received<'follow.wanted'>) => {
      // The earlier one takes longer: whoever does not wait for it overtakes.
      await room.clock.sleep(position.offset === 0 ? 500 : 10);
      seen.push(`${data.actorId.at(-1)}:${String(data.on)}`);
    };
    await room.run(new FoldingConsumer('feed', { 'follow.wanted': fold }));
    await room.put(followWanted(1, 2, true), followWanted(1, 2, false), followWanted(1, 3, true));
    await room.untilCaughtUp('feed', 'engagement');
    expect(seen.filter((one) => one.startsWith('2'))).toEqual(['2:true', '2:false']);
  });

  it('does not commit when the bookmark could not be kept, and folds again', async () => {
    let folds = 0;
    room.bookmark.refuses = new UnavailableError('disk full');
    await room.run(new FoldingConsumer('post', { 'post.created': async () => void (folds += 1) }));
    await room.put(postCreated(1));
    await room.clock.advance(5000);
    expect(await room.committed('post', 'posts')).toEqual([0, 0]);
    room.bookmark.refuses = undefined;
    await room.untilCaughtUp('post', 'posts');
    expect(folds).toBeGreaterThan(1);
    expect([...room.bookmark.folded.values()]).toEqual([0]);
  });

  /** What may happen to a history on its way: a repeat at any later time, a redelivery, a crash, a stop. */
  const step = fc.oneof(
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('follow'), n: fc.nat(3), on: fc.boolean() }) },
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('post'), n: fc.nat(4), on: fc.constant(true) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('again'), n: fc.nat(5), on: fc.constant(true) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('crash'), n: fc.nat(1), on: fc.boolean() }) },
  );

  it('ends in one state, whatever is repeated later, redelivered or crashes, and however keys are mixed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 30 }), async (steps) => {
        const own = await DeliveryRoom.open(open);
        const [rows, model] = [new Rows(), new Map<string, string>()];
        try {
          await own.run(feedInto(rows));
          for (const { kind, n, on } of steps) {
            if (kind === 'follow') {
              const event = followWanted(n, 7, on);
              model.set(`${event.data.subjectId}:${event.data.actorId}`, String(on));
              await own.put(event);
            } else if (kind === 'post') {
              model.set(postCreated(n).data.postId, `post ${n}`);
              await own.put(postCreated(n));
            } else if (kind === 'again') {
              const topic = n % 2 ? 'posts' : 'engagement';
              await own.log.members.at(-1)!.seek(topic, n >> 2, 0);
            } else {
              own.crash();
              await own.run(feedInto(rows));
            }
            if (on) await own.clock.advance(n);
          }
          await own.untilCaughtUp('feed', 'posts');
          await own.untilCaughtUp('feed', 'engagement');
          await own.clock.advance(1000);
          expect(rows.values).toEqual(Object.fromEntries([...model].sort()));
        } finally {
          await own.dispose();
        }
      }),
      { numRuns: 20 },
    );
  }, 30_000);
});
