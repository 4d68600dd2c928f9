import { describe, expect, it } from '@jest/globals';
import { type AnyEvent, counters, type EventType, keyOf, topicOf } from '#libs/events';
import { EventAppender, newEvent, partitionOf, versionOf } from '#libs/stream';
import { Clock, EventLog, Logger, Meter, type Received } from '#libs/stream/ports';
import { engines, freshStore } from '../../../test/contract/engines.js';
import { newIds } from '../../../test/contract/ids.js';
import { Container } from '../../../test/simulation/container.js';
import { CounterConsumer } from './counter.consumer.js';
import { counterModule } from './counter.module.js';
import { EdgeStore, TallyStore } from './ports.js';
import { RebuildTallies } from './rebuild-tallies.js';

const ORIGIN = { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`, time: '2026-01-01T00:00:00.000Z' };
const [post, comment, author] = newIds(3) as [string, string, string];
const crowd = newIds(40);

function event(type: EventType, data: object): AnyEvent {
  return newEvent(type, 'event', data as never, ORIGIN) as AnyEvent;
}
function told(commentId: string, parentId?: string): AnyEvent {
  const at = { commentId, postId: post, authorId: author, ...(parentId && { parentId }) };
  return event('comment.created', { ...at, postAuthorId: author, text: '', mentionIds: [], createdAt: ORIGIN.time });
}
const like = (actorId: string, on: boolean) => event('like.set', { subjectId: post, actorId, on });
const follow = (flag: string, actorId: string, on: boolean) =>
  event(`follow.${flag}` as EventType, { subjectId: author, actorId, on });
const gone = (commentId: string) =>
  event('comment.deleted', { commentId, postId: post, authorId: author, parentId: comment });

describe.each(engines)('tallies made anew on %s', (engine) => {
  const store = freshStore(engine);

  function on(epoch: number, partitions: number) {
    const offsets = new Map<string, number>();
    const ranges = async (topics: readonly string[]) =>
      topics.flatMap((topic) => Array.from({ length: partitions }, (_, partition) => ({ topic, partition })));
    const container = new Container(
      [counterModule],
      new Map<abstract new (...args: never[]) => unknown, unknown>([
        [TallyStore, store().tallies],
        [EdgeStore, store().edges],
        [EventLog, { identity: async () => ({ id: 'log', epoch }), ranges }],
        [EventAppender, { append: async () => [] }],
        [Clock, { now: () => 0 }],
        [Logger, { error: () => undefined }],
        [Meter, { count: () => undefined }],
      ]),
    );
    const fold = async (events: readonly AnyEvent[]): Promise<void> => {
      for (const event of events) {
        const [topic, partition] = [topicOf(event), partitionOf(keyOf(event), partitions)];
        const offset = offsets.get(`${topic} ${partition}`) ?? 0;
        offsets.set(`${topic} ${partition}`, offset + 1);
        const position = { topic, partition, offset, epoch };
        await container.get(CounterConsumer).foldSlice([{ event, position, version: versionOf(position) } as Received]);
      }
    };
    return { fold, rebuild: () => container.get(RebuildTallies).run() };
  }

  const totals = async () => {
    const all = await store().tallies.totals([post, comment, author, ...crowd.slice(0, 2)], counters);
    const [of, by] = [all.get(post)!, all.get(author)!];
    const following = crowd.slice(0, 2).map((id) => all.get(id)!.following);
    return [of.likes, of.comments, all.get(comment)!.replies, by.followers, ...following];
  };

  it('puts each edge where its events come from now, and counts each partition anew', async () => {
    const replies = newIds(10);
    const before = on(0, 4);
    await before.fold([
      ...crowd.map((actorId) => like(actorId, true)),
      ...crowd.flatMap((actorId) => [follow('wanted', actorId, true), follow('allowed', actorId, true)]),
      ...[told(comment), ...replies.map((id) => told(id, comment)), gone(replies[0]!)],
    ]);
    expect(await totals()).toEqual([40, 10, 9, 40, 1, 1]);
    for (const [epoch, partitions] of [
      [1, 24],
      [2, 3],
    ] as const) {
      const anew = on(epoch, partitions);
      await anew.rebuild();
      await anew.rebuild();
      expect(await totals()).toEqual([40, 10, 9, 40, 1, 1].map((count, n) => afterEpochs(count, n, epoch - 1)));
      // Every act meets its edge again: what is on already counts for nothing, what is switched off counts once.
      await anew.fold([like(crowd[epoch - 1]!, false), like(crowd[9]!, true), told(replies[0]!, comment)]);
      await anew.fold([follow('allowed', crowd[epoch - 1]!, false), gone(replies[epoch]!)]);
      expect(await totals()).toEqual([40, 10, 9, 40, 1, 1].map((count, n) => afterEpochs(count, n, epoch)));
    }
  });

  /** In each epoch one like ends, one reply is deleted, and one of the first two followers is refused. */
  function afterEpochs(count: number, n: number, epochs: number): number {
    return n < 4 ? count - epochs : count - (epochs > n - 4 ? 1 : 0);
  }
});
