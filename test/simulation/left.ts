import { Truth } from './by-the-rules.ts';
import { expect } from './expect.ts';
import type { Check } from './invariants.ts';
import type { Site } from './site.ts';

/** What must hold of names, and of whoever left, once all is quiet. */
export const ACCOUNTS: Readonly<Record<string, Check>> = {
  'one-user-per-name': async ({ site, state }) => {
    const { userNameClaims } = site.machines.store;
    const { names, left } = new Truth(site, state);
    const holders = new Map<string, string>();
    for (const { data } of [...site.journal.events('user.registered'), ...site.journal.events('user.edited')]) {
      const holder = holders.get(data.userName) ?? data.userId;
      expect('one-user-per-name', holder === data.userId, `${data.userName} is ${holder} and ${data.userId}`);
      holders.set(data.userName, holder);
    }
    for (const [userId, { userName }] of names) {
      const held = (await userNameClaims.heldBy(userId)).filter(({ permanent }) => permanent);
      const wanted = left.has(userId) ? '' : userName;
      const is = held.map(({ foldedName }) => foldedName).join();
      expect('one-user-per-name', is === wanted, `${userId} holds "${is}" for good, has to hold "${wanted}"`);
    }
  },
  'profiles-are-last-words': async ({ site, state }) => {
    const { names, left } = new Truth(site, state);
    for (const [userId, { userName, fullName }] of names) {
      const row = (await site.machines.store.users.byIds([userId])).get(userId);
      const wanted = left.has(userId) ? 'nobody' : `${userName} ${fullName}`;
      const is = row ? `${row.userName} ${row.fullName}` : 'nobody';
      expect('profiles-are-last-words', is === wanted, `${userId} is ${is}, has to be ${wanted}`);
    }
  },
  'who-left-left-nothing': async ({ site, state }) => {
    const truth = new Truth(site, state);
    const { journal } = site;
    const { acts, followGraph, media, relations, notices } = site.machines.store;
    const of = (userId: string, what: string, rows: readonly unknown[]): void =>
      expect('who-left-left-nothing', rows.length === 0, `of ${userId}, who left, stays: ${what} ${rows.join(', ')}`);
    for (const userId of truth.left) {
      const byThem = ({ authorId }: { authorId: string }): boolean => authorId === userId;
      of(
        userId,
        'posts',
        [...truth.posts].flatMap(([id, post]) => (byThem(post) ? [id] : [])),
      );
      of(
        userId,
        'comments',
        [...truth.comments].flatMap(([id, comment]) => (byThem(comment) ? [id] : [])),
      );
      of(userId, 'media', await media.ownedBy(userId, 100));
      for (const { data } of journal.events('media.uploaded'))
        if (data.ownerId === userId) of(userId, 'bytes', blobsOf(site.machines.blobs.paths(), data.mediaId));
      for (const kind of ['like', 'save'] as const)
        of(
          userId,
          kind,
          (await acts.by(userId, kind, 100)).map(({ id }) => id),
        );
      for (const list of ['following', 'requested', 'followers', 'requests'] as const)
        of(userId, list, await followGraph.list(list, userId, 100));
      of(userId, 'relations', await relations.by(userId, 100));
      of(userId, 'notices', await notices.groups(userId, 100));
    }
  },
};

function blobsOf(paths: readonly string[], mediaId: string): string[] {
  return paths.filter((path) => path.includes(mediaId));
}

/** What they asked for, their leaving took back. */
export function hasLeft({ journal }: Site, ...userIds: readonly string[]): boolean {
  return journal.events('user.deleted').some(({ data }) => userIds.includes(data.userId));
}
