import { describe, expect, it } from '@jest/globals';
import { createMemoryStore, type MemoryStore } from '#libs/engines/memory';
import { type AnyEvent, type EventType, uuidv7 } from '#libs/events';
import { FeedConsumer } from '#libs/feed';
import { newEvent } from '#libs/stream';
import type { Fold, Received } from '#libs/stream/ports';
import { inAllOrders, Stepper } from './all-orders.js';
import { feedOn } from './feed-on.js';

const ORIGIN = { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`, time: '2026-01-01T00:00:00.000Z' };
const [ann, ben] = [idOf(1), idOf(2)];
const [before, during] = [idOf(3), idOf(4)];

function idOf(n: number): string {
  return uuidv7(Date.now() + n, new Uint8Array(16).fill(n));
}

function received(version: number, type: EventType, data: object): Received {
  const event = newEvent(type, `event-${version}`, data as never, ORIGIN) as AnyEvent;
  return { event, version, position: { topic: 'any', partition: 0, offset: version, epoch: 0 } };
}

const flag = (version: number, which: 'wanted' | 'allowed', on = true): Received =>
  received(version, `follow.${which}`, { actorId: ben, subjectId: ann, on });
const postOf = (postId: string): Received => {
  const content = { caption: '', mediaIds: [idOf(9)], altTexts: [''], mentionIds: [], createdAt: ORIGIN.time };
  return received(1, 'post.created', { postId, authorId: ann, ...content });
};
const visibility = (version: number, isPrivate: boolean): Received =>
  received(version, 'user.visibility', { userId: ann, isPrivate });

/** One partition's events, folded one after the other by a member of its own. */
function member(store: MemoryStore, events: readonly Received[]): Stepper {
  const stepper = new Stepper();
  const { timelines, followGraph, users } = store;
  const own = { timelines, followGraph, users };
  const gated = Object.fromEntries(Object.entries(own).map(([name, port]) => [name, stepper.gated(port)]));
  const container = feedOn({ ...store, ...gated } as MemoryStore);
  const folds = { ...container.get(FeedConsumer).folds };
  stepper.start(async () => {
    for (const one of events) {
      const { type, data } = one.event;
      if (type === 'user.visibility') await store.users.setPrivate(data.userId, data.isPrivate, one.version);
      else await (folds[type] as Fold<never>)(one as never);
    }
  });
  return stepper;
}

describe('a follow, a post, its fan-out and going private', () => {
  it.each<[string, Received[]]>([
    ['a follow of a public account', [flag(1, 'allowed'), flag(2, 'wanted')]],
    ['a request that is accepted', [flag(1, 'wanted'), flag(2, 'allowed')]],
    [
      'a follow that ended and began again',
      [flag(1, 'allowed'), flag(2, 'wanted'), flag(3, 'wanted', false), flag(4, 'wanted')],
    ],
  ])(
    'leave no gap in the home timeline, in whatever order their steps fall: %s',
    async (_what, follow) => {
      const orders = await inAllOrders(async () => {
        const store = createMemoryStore();
        await store.timelines.addToAuthor(ann, before);
        const all = [member(store, follow), member(store, [postOf(during)]), member(store, [visibility(1, true)])];
        const check = async (): Promise<void> => {
          expect((await store.followGraph.of(ben, [ann])).get(ann)).toMatchObject({ wanted: true, allowed: true });
          expect(await store.timelines.home(ben, 10)).toEqual([during, before]);
          expect(await store.timelines.author(ann, 10)).toEqual([during, before]);
        };
        return { all, check };
      });
      expect(orders).toBeGreaterThan(300);
    },
    120_000,
  );
});
