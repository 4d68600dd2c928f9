import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RefusedError, UnavailableError } from '#libs/events';
import type { Received } from '#libs/stream';
import { captionOf, DeliveryRoom, FoldingConsumer, idOf, postCreated } from './delivery-room.js';
import { logEngines } from './log-engines.js';

const good = postCreated(1, 'good');
const json = (change: object) => JSON.stringify({ ...good, ...change });
/** Bytes that no build will ever read, and the key they lie under. */
const unreadable: readonly (readonly [string, string | Uint8Array, string])[] = [
  ['bad JSON', '{"id":', good.data.postId],
  ['an empty value', '', good.data.postId],
  ['bytes that are not UTF-8', Uint8Array.of(0x22, 0xff, 0xfe, 0x22), good.data.postId],
  ['JSON that is no envelope', '[1, 2, 3]', good.data.postId],
  ['an envelope without an id', json({ id: undefined }), good.data.postId],
  ['a bad traceparent', json({ traceparent: 'none' }), good.data.postId],
  ['data of another schema', json({ data: { ...good.data, mediaIds: [] } }), good.data.postId],
  ['data that is missing', json({ data: undefined }), good.data.postId],
  ['a key that its body does not name', JSON.stringify(good), idOf(99)],
  ['an event of another topic', json({ type: 'user.registered', data: userData() }), good.data.postId],
];

function userData() {
  return { userId: good.data.postId, userName: 'ann', fullName: 'Ann', createdAt: good.time };
}

describe.each(logEngines)('delivery on %s, of what cannot be folded', (_name, open) => {
  let room: DeliveryRoom;
  let folded: string[];
  let tries: number;
  let told: { caption: string; committed: number[] }[];
  let answer: Error | undefined;

  beforeEach(async () => {
    room = await DeliveryRoom.open(open);
    [folded, tries, told, answer] = [[], 0, [], undefined];
  });
  afterEach(() => room.dispose());

  /** Throws at every event whose caption begins with `bad`. */
  class Strict extends FoldingConsumer {
    constructor(error: unknown = new TypeError('a fault of the fold')) {
      const fold = async (received: Received<'post.created'>) => {
        tries += 1;
        if (captionOf(received).startsWith('bad')) throw error;
        folded.push(captionOf(received));
      };
      super('post', { 'post.created': fold, 'user.registered': async () => void folded.push('a user') });
    }
    override async deadLettered({ event }: Received): Promise<void> {
      const caption = event.type === 'post.created' ? event.data.caption : event.type;
      told.push({ caption, committed: await room.committed('post', 'posts') });
      if (answer) throw answer;
    }
  }
  const putAt = (partition: number, caption: string) =>
    room.putRaw(JSON.stringify(postCreated(1, caption)), good.data.postId, partition);

  it.each(unreadable)('puts %s aside, with cause, original bytes and position', async (_what, value, key) => {
    await putAt(0, 'before');
    await room.putRaw(value, key);
    await putAt(0, 'behind');
    await room.run(new Strict());
    await room.untilCaughtUp('post', 'posts', 1000);
    expect(folded).toEqual(['before', 'behind']);
    const [letter, ...more] = await room.deadLetters();
    expect(more).toEqual([]);
    expect(Buffer.from(letter!.value, 'base64')).toEqual(Buffer.from(value));
    const position = { topic: 'posts', partition: 0, offset: 1, epoch: 0 };
    expect(letter).toMatchObject({ ...position, group: 'post', key, attempts: 1, cause: { code: 'bad_event' } });
    expect(letter!.cause.message).toMatch(/^BadEventError: ./);
    expect(told).toEqual([]);
  });

  it('puts an event aside whose fold always throws, after three tries', async () => {
    await room.run(new Strict());
    await putAt(0, 'bad');
    await room.untilCaughtUp('post', 'posts', 1000);
    expect(tries).toBe(3);
    const [letter] = await room.deadLetters();
    expect(letter).toMatchObject({
      id: 'posts/0/0/0/post',
      attempts: 3,
      cause: { code: 'internal', message: 'TypeError: a fault of the fold' },
      key: good.data.postId,
    });
    expect(letter!.timeMs).toBeGreaterThan(Date.UTC(2030, 0, 1));
    expect(JSON.parse(Buffer.from(letter!.value, 'base64').toString()).data.caption).toBe('bad');
    expect(room.meter.counts.get('events_dead_lettered')).toBe(1);
    expect(room.meter.counts.get('partition_pauses')).toBeUndefined();
  });

  it('keeps the code of an error that has one, and cuts a message that is too long', async () => {
    await room.run(new Strict(new RefusedError('media_unreadable', 'x'.repeat(100_000))));
    await putAt(0, 'bad');
    await room.untilCaughtUp('post', 'posts', 1000);
    const [letter] = await room.deadLetters();
    expect(letter!.cause.code).toBe('media_unreadable');
    expect(letter!.cause.message).toHaveLength(2048);
  });

  it.each(['a text', undefined, null, { code: 1 }])('takes anything that is thrown: %p', async (thrown) => {
    await room.run(new Strict(thrown));
    await putAt(0, 'bad');
    await putAt(0, 'behind');
    await room.untilCaughtUp('post', 'posts', 1000);
    expect(await room.deadLetters()).toHaveLength(1);
    expect(folded).toContain('behind');
  });

  it('folds the next event of the partition within a second, the same key too', async () => {
    await room.run(new Strict());
    await putAt(0, 'bad');
    await putAt(0, 'behind');
    expect(await room.clock.until(() => folded.includes('behind'))).toBeLessThan(1000);
  });

  it('holds nothing up when many are bad: each costs its tries and no more', async () => {
    for (let n = 0; n < 20; n++) await putAt(0, n % 2 ? `bad ${n}` : `good ${n}`);
    await putAt(1, 'beside');
    await room.run(new Strict());
    expect(await room.clock.until(() => folded.includes('beside'))).toBeLessThan(1000);
    await room.untilCaughtUp('post', 'posts', 10_000);
    expect(await room.deadLetters()).toHaveLength(10);
    expect(new Set(folded).size).toBe(11);
  });

  it('tells the consumer before the commit', async () => {
    await room.run(new Strict());
    await putAt(0, 'bad');
    await room.untilCaughtUp('post', 'posts', 1000);
    expect(told).toEqual([{ caption: 'bad', committed: [0, 0] }]);
  });

  it('tells it again, and waits, when it could not answer for now', async () => {
    answer = new UnavailableError('the log is away');
    await room.run(new Strict());
    await putAt(0, 'bad');
    await room.clock.advance(5000);
    expect(await room.committed('post', 'posts')).toEqual([0, 0]);
    expect(told.length).toBeGreaterThan(1);
    answer = undefined;
    await room.untilCaughtUp('post', 'posts', 31_000);
    expect(new Set((await room.deadLetters()).map(({ id }) => id)).size).toBe(1);
  });

  it('goes on when the consumer can never answer', async () => {
    answer = new TypeError('a fault of the answer');
    await room.run(new Strict());
    await putAt(0, 'bad');
    await room.untilCaughtUp('post', 'posts', 1000);
    expect(told).toHaveLength(1);
  });

  it('makes the same dead letter again after a crash, under the same id', async () => {
    room.room.faults.refuses.set('commit', new UnavailableError('the log is away'));
    await room.run(new Strict());
    await putAt(0, 'bad');
    await room.clock.advance(3000);
    room.room.faults.refuses.clear();
    room.crash();
    await room.run(new Strict());
    await room.untilCaughtUp('post', 'posts', 1000);
    const letters = await room.deadLetters();
    expect(letters.length).toBeGreaterThan(1);
    expect(new Set(letters.map(({ id }) => id)).size).toBe(1);
  });

  it('passes over a type that this build does not know, also of a newer schema', async () => {
    await room.putRaw(json({ type: 'post.imagined', schemaVersion: 7, data: { any: 1 } }), good.data.postId);
    await putAt(0, 'behind');
    await room.run(new Strict());
    await room.untilCaughtUp('post', 'posts', 1000);
    expect(folded).toEqual(['behind']);
    expect(await room.deadLetters()).toEqual([]);
  });

  it('passes over a type that this group does not fold', async () => {
    await putAt(0, 'not for us');
    await room.run(new FoldingConsumer('feed', {}));
    await room.untilCaughtUp('feed', 'posts', 1000);
    expect(await room.deadLetters('posts', 'feed')).toEqual([]);
  });

  it('keeps unknown fields of an envelope and of its data', async () => {
    const seen: unknown[] = [];
    const fold = async ({ event }: Received<'post.created'>) => void seen.push(event);
    await room.run(new FoldingConsumer('post', { 'post.created': fold }));
    const newer = { ...good, later: 'field', data: { ...good.data, mood: 'fine' } };
    await room.putRaw(JSON.stringify(newer), good.data.postId);
    await room.clock.until(() => seen.length === 1);
    expect(seen[0]).toEqual(newer);
  });
});
