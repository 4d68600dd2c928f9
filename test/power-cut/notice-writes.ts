import type { Notice } from '#libs/notify/ports';
import type { StoreWrite } from './store-writes.js';

const AT = '2026-01-01T00:00:00.000Z';
const noticeOf = (id: string): Notice => {
  return { recipientId: id, kind: 'like', subjectId: id, postId: id, causeId: 'ben', actorId: 'ben', at: AT };
};
const subscriptionOf = (id: string) => ({ endpoint: `https://push.example.com/${id}`, p256dh: id, auth: id });

/** Every way to write notices, and what stands beside them. */
export const noticeWrites = {
  'notices.set': {
    write: ({ notices }, id, row) => notices.set(noticeOf(id), true, row),
    stands: async ({ notices }, id) => (await notices.groups(id, 1))[0]?.actors === 1,
  },
  'notices.setMentions': {
    write: ({ notices }, id, row) => notices.setMentions({ postId: id, authorId: 'ben', at: AT }, [`${id}-a`], row),
    stands: async ({ notices }, id) => (await notices.groups(`${id}-a`, 1))[0]?.kind === 'mention',
  },
  'notices.withdrawPost': {
    write: async ({ notices }, id, row) => {
      await notices.set(noticeOf(id), true, row);
      await notices.withdrawPost(id);
    },
    stands: async ({ notices }, id) => (await notices.groups(id, 1)).length === 0,
  },
  'notices.withdrawComment': {
    write: async ({ notices }, id, row) => {
      await notices.set({ ...noticeOf(id), kind: 'comment', causeId: `${id}-c` }, true, row);
      await notices.withdrawComment(id, `${id}-c`);
    },
    stands: async ({ notices }, id) => (await notices.groups(id, 1)).length === 0,
  },
  'notices.withdrawRecipient': {
    write: async ({ notices }, id, row) => {
      await notices.set(noticeOf(id), true, row);
      await notices.withdrawRecipient(id);
    },
    stands: async ({ notices }, id) => (await notices.groups(id, 1)).length === 0,
  },
  'readMarks.raise': {
    write: ({ readMarks }, id) => readMarks.raise(id, AT),
    stands: async ({ readMarks }, id) => (await readMarks.of(id)) === AT,
  },
  'readMarks.forget': {
    write: async ({ readMarks }, id) => {
      await readMarks.raise(id, AT);
      await readMarks.forget(id);
    },
    stands: async ({ readMarks }, id) => (await readMarks.of(id)) === undefined,
  },
  'pushSubscriptions.put': {
    write: ({ pushSubscriptions }, id, row) => pushSubscriptions.put(id, subscriptionOf(id), row),
    stands: async ({ pushSubscriptions }, id) => (await pushSubscriptions.of(id)).length === 1,
  },
  'pushSubscriptions.remove': {
    write: async ({ pushSubscriptions }, id, row) => {
      await pushSubscriptions.put(id, subscriptionOf(id), row);
      await pushSubscriptions.remove(id, subscriptionOf(id).endpoint);
    },
    stands: async ({ pushSubscriptions }, id) => (await pushSubscriptions.of(id)).length === 0,
  },
  'pushSubscriptions.forget': {
    write: async ({ pushSubscriptions }, id, row) => {
      await pushSubscriptions.put(id, subscriptionOf(id), row);
      await pushSubscriptions.forget(id);
    },
    stands: async ({ pushSubscriptions }, id) => (await pushSubscriptions.of(id)).length === 0,
  },
} satisfies Record<string, StoreWrite>;
