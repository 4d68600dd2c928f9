import { describe, expect, it } from '@jest/globals';
import { createMemoryStore } from '#libs/engines/memory';
import type { EventType } from '#libs/events';
import { EventAppender, newEvent } from '#libs/stream';
import { Clock, type Fold, type Received } from '#libs/stream/ports';
import { nthId } from '../../../test/contract/ids.js';
import { Container } from '../../../test/simulation/container.js';
import { Explore } from './explore.js';
import { ActStore, CommentStore, ExploreIndex, PostStore } from './ports.js';
import { PostConsumer } from './post.consumer.js';
import { postModule } from './post.module.js';

const ORIGIN = { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`, time: '2026-01-01T00:00:00.000Z' };
const [postId, authorId] = [nthId(1), nthId(2)];
/** The time at which the ids here were made. */
const MADE_MS = Number.parseInt('019000000000', 16);

describe('explore', () => {
  it('follows posts and their likes, in whatever order they come', async () => {
    const store = createMemoryStore();
    const ports = new Map<abstract new (...args: never[]) => unknown, unknown>([
      [PostStore, store.posts],
      [ActStore, store.acts],
      [CommentStore, store.comments],
      [ExploreIndex, store.explore],
      [EventAppender, { append: async () => [] }],
      [Clock, { now: () => MADE_MS }],
    ]);
    const container = new Container([postModule], ports);
    const { folds } = container.get(PostConsumer);
    const fold = async (type: EventType, data: object) => {
      const event = newEvent(type, 'event', data as never, ORIGIN);
      const received = { event, position: { topic: 'any', partition: 0, offset: 1, epoch: 0 }, version: 1 } as Received;
      await (folds[type] as Fold<never>)(received as never);
    };
    const top = () => container.get(Explore).top(9);
    const like = (value: number) =>
      store.tallies.put(0, [{ subjectId: postId, counter: 'likes', value, version: value }]);

    await like(3);
    await fold('counts.changed', { subjectIds: [postId, authorId] });
    expect(await top()).toEqual([]);
    const words = { caption: '', altTexts: [''], mentionIds: [] };
    await fold('post.created', { postId, authorId, mediaIds: [postId], ...words, createdAt: ORIGIN.time });
    expect(await top()).toEqual([{ id: postId, likes: 3 }]);
    await like(5);
    await fold('counts.changed', { subjectIds: [postId, authorId] });
    expect(await top()).toEqual([{ id: postId, likes: 5 }]);
    await fold('post.deleted', { postId, authorId, mediaIds: [postId] });
    await fold('counts.changed', { subjectIds: [postId] });
    expect(await top()).toEqual([]);
  });
});
