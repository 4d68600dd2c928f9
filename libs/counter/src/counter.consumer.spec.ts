import { beforeEach, describe, expect, it } from '@jest/globals';
import { createMemoryStore, type MemoryStore } from '#libs/engines/memory';
import { type AnyEvent, type EventType, SUBJECTS_AT_ONCE } from '#libs/events';
import { EventAppender, newEvent, versionOf } from '#libs/stream';
import { Clock, type LogFields, Logger, Meter, PartitionLostError, type Received } from '#libs/stream/ports';
import { newId, newIds, nthId } from '../../../test/contract/ids.js';
import { Container } from '../../../test/simulation/container.js';
import { CounterConsumer } from './counter.consumer.js';
import { counterModule } from './counter.module.js';
import { EdgeStore, TallyStore } from './ports.js';
import { DELETED } from './transitions.js';

const ORIGIN = { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`, time: '2026-01-01T00:00:00.000Z' };
const [ann, post] = [nthId(901), nthId(902)];

function at(offset: number, type: EventType, data: object, epoch = 0): Received {
  const topic = { post: 'posts', comment: 'comments' }[type.split('.')[0]!] ?? 'engagement';
  const position = { topic, partition: 0, offset, epoch };
  return { event: newEvent(type, 'event', data as never, ORIGIN), position, version: versionOf(position) } as Received;
}
const liked = (offset: number, actorId: string, on = true, epoch = 0): Received =>
  at(offset, 'like.set', { subjectId: post, actorId, on }, epoch);

describe('group counter', () => {
  let store: MemoryStore;
  let consumer: CounterConsumer;
  let appended: AnyEvent[];
  let alarms: LogFields[];
  let restored: number;
  beforeEach(() => {
    store = createMemoryStore();
    [appended, alarms, restored] = [[], [], 0];
    consumer = consumerOn(store);
  });

  /** A consumer on these tallies, or on the store's. */
  function consumerOn({ edges }: MemoryStore, tallies: TallyStore = store.tallies): CounterConsumer {
    const append = async (events: readonly AnyEvent[]) => void appended.push(...events);
    const ports = new Map<abstract new (...args: never[]) => unknown, unknown>([
      [TallyStore, tallies],
      [EdgeStore, edges],
      [EventAppender, { append }],
      [Clock, { now: () => 0 }],
      [Logger, { error: (_: string, fields: LogFields) => alarms.push(fields) }],
      [Meter, { count: () => (restored += 1) }],
    ]);
    return new Container([counterModule], ports).get(CounterConsumer);
  }

  const likes = async (): Promise<number | undefined> => {
    return (await store.tallies.totals([post], ['likes'])).get(post)?.likes;
  };

  it('counts a follow when both flags are on, for both ends of it', async () => {
    const flag = (offset: number, name: string, on: boolean): Received =>
      at(offset, `follow.${name}` as EventType, { subjectId: post, actorId: ann, on });
    const totals = async () => {
      const all = await store.tallies.totals([post, ann], ['followers', 'following']);
      return [all.get(post)?.followers, all.get(ann)?.following];
    };
    await consumer.foldSlice([flag(0, 'wanted', true)]);
    expect(await totals()).toEqual([0, 0]);
    await consumer.foldSlice([flag(1, 'allowed', true)]);
    expect(await totals()).toEqual([1, 1]);
    await consumer.foldSlice([flag(2, 'wanted', false), flag(3, 'allowed', false)]);
    expect(await totals()).toEqual([0, 0]);
  });

  it('counts comments for their post and replies for their comment besides, and neither once deleted', async () => {
    const [comment, reply, postAuthorId] = newIds(3) as [string, string, string];
    const of = (commentId: string, parentId?: string) => ({ commentId, postId: post, authorId: ann, parentId });
    const words = { postAuthorId, text: 'fine', mentionIds: [], createdAt: ORIGIN.time };
    const totals = async () => {
      const all = await store.tallies.totals([post, comment], ['comments', 'replies']);
      return [all.get(post)?.comments, all.get(comment)?.replies];
    };
    const created = at(0, 'comment.created', { ...of(comment), ...words });
    await consumer.foldSlice([created, at(1, 'comment.created', { ...of(reply, comment), ...words })]);
    expect(await totals()).toEqual([2, 1]);
    await consumer.foldSlice([at(2, 'comment.deleted', of(reply, comment))]);
    expect(await totals()).toEqual([1, 0]);
    await consumer.foldSlice([at(3, 'comment.created', { ...of(reply, comment), ...words })]);
    expect(await totals()).toEqual([1, 0]);
  });

  it('does not count a post that is created again after its delete', async () => {
    const data = { postId: post, authorId: ann, caption: '', mediaIds: [post], altTexts: [''] };
    const gone = { subjectId: ann, counter: 'posts' as const, memberId: post, state: DELETED, version: 4 };
    const postOf = { postId: post, authorId: ann, mediaIds: [post] };
    await consumer.foldSlice([at(3, 'post.created', { ...data, createdAt: ORIGIN.time })]);
    expect((await store.tallies.totals([ann], ['posts'])).get(ann)?.posts).toBe(1);
    await consumer.foldSlice([at(4, 'post.deleted', postOf)]);
    await consumer.foldSlice([at(5, 'post.created', { ...data, createdAt: ORIGIN.time })]);
    expect((await store.tallies.totals([ann], ['posts'])).get(ann)?.posts).toBe(0);
    expect(await store.edges.of(0, [gone])).toEqual([{ ...gone, version: 5 }]);
  });

  it('gives a slice up when another owner has written since the tally was read, and writes nothing', async () => {
    const tallies = Object.create(store.tallies) as TallyStore;
    const mine = [liked(3, ann), liked(4, newId())];
    let reads = 0;
    tallies.of = async (...wanted) => {
      const kept = await store.tallies.of(...wanted);
      if (++reads === 1) await consumer.foldSlice(mine.slice(0, 1));
      return kept;
    };
    appended = [];
    await expect(consumerOn(store, tallies).foldSlice(mine)).rejects.toThrow(PartitionLostError);
    expect(await likes()).toBe(1);
    expect(appended).toHaveLength(1);
    expect(alarms).toEqual([]);
  });

  it('counts a lost tally from its edges, goes on, and tells its name to an operator', async () => {
    const crowd = newIds(3);
    await consumer.foldSlice(crowd.map((actorId, offset) => liked(offset, actorId)));
    // The tallies are gone; the edges stayed.
    store = { ...store, tallies: createMemoryStore().tallies };
    const after = consumerOn(store);
    await after.foldSlice([liked(3, newId())]);
    expect(await likes()).toBe(4);
    expect(alarms).toEqual([{ subjectId: post, counter: 'likes', topic: 'engagement', partition: 0, value: 3 }]);
    expect(restored).toBe(1);
    await after.foldSlice([liked(4, crowd[0]!, false)]);
    expect(await likes()).toBe(3);
    expect(restored).toBe(1);
  });

  it('counts a tally that fell behind its edges anew, whatever comes again', async () => {
    const crowd = newIds(3);
    const events = crowd.map((actorId, offset) => liked(offset, actorId));
    await consumer.foldSlice(events.slice(0, 1));
    const old = await store.tallies.of(0, [{ subjectId: post, counter: 'likes' }]);
    await consumer.foldSlice(events.slice(1));
    store = { ...store, tallies: createMemoryStore().tallies };
    await store.tallies.put(0, old);
    await consumerOn(store).foldSlice(events.slice(1, 2));
    expect(await likes()).toBe(3);
    await consumerOn(store).foldSlice([liked(3, crowd[2]!, false)]);
    expect(await likes()).toBe(2);
    expect(restored).toBe(2);
  });

  it('goes on in a new epoch from edges of the old one, whatever their versions', async () => {
    const below = 2 ** 40 - 1;
    await store.edges.put(0, [{ subjectId: post, counter: 'likes', memberId: ann, state: 1, version: below }]);
    await store.tallies.put(0, [{ subjectId: post, counter: 'likes', value: 1, version: 12 }]);
    await consumer.foldSlice([liked(0, newId(), true, 1), liked(1, ann, false, 1)]);
    expect(await likes()).toBe(1);
  });

  it('counts anew, from the edges of what came before it, and goes on from there', async () => {
    const recount = (offset: number) => at(offset, 'recount', { subjectId: post, counter: 'likes' });
    await consumer.foldSlice([liked(0, newId()), liked(1, newId())]);
    await store.tallies.put(0, [{ subjectId: post, counter: 'likes', value: 40, version: 1.5 }]);
    await consumer.foldSlice([liked(2, newId()), recount(3), liked(4, newId())]);
    expect(await likes()).toBe(4);
    await consumer.foldSlice([recount(3)]);
    expect(await likes()).toBe(4);
  });

  it('names every subject of a slice once, in events that are not too large, and by the same ids again', async () => {
    const subjects = newIds(SUBJECTS_AT_ONCE + 1);
    const slice = [...subjects, ...subjects].map((subjectId, offset) =>
      at(offset, 'like.set', { subjectId, actorId: ann, on: true }),
    );
    await consumer.foldSlice(slice);
    const named = appended.flatMap(({ data }) => (data as { subjectIds: string[] }).subjectIds);
    expect(named).toEqual(subjects);
    expect(new Set(appended.map(({ id }) => id)).size).toBe(2);
    const first = appended.splice(0);
    await consumer.foldSlice(slice);
    expect(appended).toEqual(first);
  });
});
