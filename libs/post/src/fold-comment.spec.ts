import { beforeEach, describe, expect, it } from '@jest/globals';
import { createMemoryStore, type MemoryStore } from '#libs/engines/memory';
import { SystemClock } from '#libs/engines/system';
import type { AnyEvent, EventType } from '#libs/events';
import { type Consumer, EventAppender, newEvent } from '#libs/stream';
import { Clock, type Fold, type Received } from '#libs/stream/ports';
import { nthId } from '../../../test/contract/ids.js';
import { Container } from '../../../test/simulation/container.js';
import { ActStore, CommentStore, ExploreIndex, PostStore } from './ports.js';
import { PostConsumer } from './post.consumer.js';
import { postModule } from './post.module.js';

const ORIGIN = { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`, time: '2026-01-01T00:00:00.000Z' };
const [postId, authorId, comment] = [nthId(1), nthId(2), nthId(3)];
const at = (commentId: string, parentId?: string) => ({ commentId, postId, authorId, ...(parentId && { parentId }) });

describe('a comment that is deleted', () => {
  let store: MemoryStore;
  let consumer: Consumer;
  let appended: AnyEvent[];
  beforeEach(() => {
    [store, appended] = [createMemoryStore(), []];
    const append = async (events: readonly AnyEvent[]) => void appended.push(...events);
    const ports = new Map<abstract new (...args: never[]) => unknown, unknown>([
      [PostStore, store.posts],
      [ActStore, store.acts],
      [CommentStore, store.comments],
      [ExploreIndex, store.explore],
      [EventAppender, { append }],
      [Clock, new SystemClock()],
    ]);
    consumer = new Container([postModule], ports).get(PostConsumer);
  });

  async function fold(type: EventType, data: object): Promise<void> {
    const event = newEvent(type, 'event', data as never, ORIGIN);
    const received = { event, position: { topic: 'any', partition: 0, offset: 1, epoch: 0 }, version: 1 } as Received;
    await (consumer.folds[type] as Fold<never>)(received as never);
  }
  const create = (commentId: string, parentId?: string) => {
    const words = { postAuthorId: authorId, text: 'fine', mentionIds: [], createdAt: ORIGIN.time };
    return fold('comment.created', { ...at(commentId, parentId), ...words });
  };
  const removed = () => appended.map(({ id, type, data }) => ({ id, type, data }));
  const removal = (id: string) => ({ id: `${id}/deleted`, type: 'comment.deleted', data: at(id, comment) });

  it('takes all of its replies with it, once more when it comes again', async () => {
    const replies = Array.from({ length: 101 }, (_, n) => nthId(100 + n));
    await create(comment);
    for (const reply of replies) await create(reply, comment);
    expect(appended).toEqual([]);
    await fold('comment.deleted', at(comment));
    expect(removed()).toEqual(replies.map(removal));
    appended.splice(0);
    await fold('comment.deleted', at(comment));
    expect(removed()).toEqual(replies.map(removal));
  });

  it('takes a reply with it that comes later', async () => {
    const reply = nthId(100);
    await fold('comment.deleted', at(comment));
    await create(reply, comment);
    expect(removed()).toEqual([removal(reply)]);
  });

  it('takes nothing else with it', async () => {
    const [reply, other] = [nthId(100), nthId(101)];
    await create(comment);
    await create(other);
    await create(reply, other);
    await fold('comment.deleted', at(comment));
    await fold('comment.deleted', at(reply, other));
    expect(removed()).toEqual([]);
    expect([...(await store.comments.byIds([comment, other, reply])).keys()]).toEqual([other]);
  });
});
