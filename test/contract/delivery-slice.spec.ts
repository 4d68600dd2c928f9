import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { UnavailableError } from '#libs/events';
import { PartitionLostError, type Received } from '#libs/stream';
import { captionOf, DeliveryRoom, FoldingConsumer, postCreated } from './delivery-room.js';
import { logEngines } from './log-engines.js';

/** Folds what it is given as one: `throws` answers what to throw for a slice of these captions. */
class WholeSlices extends FoldingConsumer {
  readonly slices: string[][] = [];
  readonly folded: string[] = [];
  throws: (captions: readonly string[]) => Error | undefined = () => undefined;

  constructor() {
    super('post', { 'post.created': async () => undefined });
  }

  override async foldSlice(events: readonly Received[]): Promise<void> {
    const captions = (events as readonly Received<'post.created'>[]).map(captionOf);
    this.slices.push(captions);
    const error = this.throws(captions);
    if (error) throw error;
    this.folded.push(...captions);
  }
}

describe.each(logEngines)('delivery on %s, to a group that folds a slice as a whole', (_name, open) => {
  let room: DeliveryRoom;
  let consumer: WholeSlices;
  beforeEach(async () => {
    room = await DeliveryRoom.open(open);
    consumer = new WholeSlices();
  });
  afterEach(() => room.dispose());

  const put = async (...captions: readonly string[]) => {
    for (const caption of captions) {
      await room.putRaw(JSON.stringify(postCreated(1, caption)), postCreated(1).data.postId, 0);
    }
  };

  it('hands over what lies in the log, in its order, and commits it once', async () => {
    await put('one', 'two', 'three');
    await room.run(consumer);
    await room.untilCaughtUp('post', 'posts');
    expect(consumer.slices).toEqual([['one', 'two', 'three']]);
  });

  it('tries event by event what failed as a whole, and puts aside the one that is to blame', async () => {
    consumer.throws = (captions) => (captions.includes('two') ? new TypeError('two') : undefined);
    await put('one', 'two', 'three');
    await room.run(consumer);
    await room.untilCaughtUp('post', 'posts');
    expect(consumer.slices).toEqual([['one', 'two', 'three'], ['one'], ['two'], ['two'], ['two'], ['three']]);
    expect(await room.deadLetters()).toHaveLength(1);
  });

  it('hands over nothing where all of a slice is to be put aside', async () => {
    await room.putRaw('rubbish');
    await room.putRaw('more rubbish');
    await room.run(consumer);
    await room.untilCaughtUp('post', 'posts');
    expect(consumer.slices).toEqual([]);
    expect(await room.deadLetters()).toHaveLength(2);
  });

  it('waits where an engine is down, and puts nothing aside', async () => {
    consumer.throws = () => new UnavailableError('away');
    await put('one', 'two');
    await room.run(consumer);
    await room.clock.advance(60_000);
    expect(await room.committed('post', 'posts')).toEqual([0, 0]);
    consumer.throws = () => undefined;
    await room.untilCaughtUp('post', 'posts', 31_000);
    expect(consumer.folded).toEqual(['one', 'two']);
    expect(await room.deadLetters()).toEqual([]);
  });

  it('drops what another member is at work on, with nothing of it committed, and asks for it again', async () => {
    consumer.throws = () => new PartitionLostError('posts', 0);
    await put('one', 'two');
    await room.run(consumer);
    await room.clock.advance(10_000);
    expect(await room.committed('post', 'posts')).toEqual([0, 0]);
    expect(consumer.slices.length).toBeGreaterThan(2);
    expect(consumer.slices.every((slice) => slice.join() === 'one,two')).toBe(true);
    expect(room.meter.counts.get('partition_pauses')).toBeGreaterThan(1);
    consumer.throws = () => undefined;
    await room.untilCaughtUp('post', 'posts', 31_000);
    expect(consumer.folded).toEqual(['one', 'two']);
    expect(await room.deadLetters()).toEqual([]);
  });
});
