import type { SqliteStore } from '#libs/engines/sqlite';
import type { StoreWrite } from './store-writes.js';

const FAR_MS = 2 ** 48;
const removalOf = (userId: string, dueAtMs: number) => ({ userId, dueAtMs, traceparent: 'x' });
const isDue = async ({ laterRemovals }: SqliteStore, id: string) =>
  (await laterRemovals.due(FAR_MS, 100_000)).some(({ userId }) => userId === id);

const jobOf = (id: string, createdAtMs: number) => ({ jobId: id, userId: id, createdAtMs });

const claimKeyOf = (account: string) => ({ account, route: 'any', key: 'any' });
const claimOf = (digest: string) => ({ ids: {}, digest, nowMs: 0, expiresAtMs: FAR_MS });

/** Every way to write what a deleted account leaves to be done. */
export const leavingWrites = {
  'laterRemovals.put': {
    write: ({ laterRemovals }, id, row) => laterRemovals.put(removalOf(id, row)),
    stands: async (store, id) => isDue(store, id),
  },
  'laterRemovals.done': {
    write: async ({ laterRemovals }, id, row) => {
      await laterRemovals.put(removalOf(id, row));
      await laterRemovals.done(id, row);
    },
    stands: async (store, id) => !(await isDue(store, id)),
  },
  'exportJobs.put': {
    write: ({ exportJobs }, id, row) => exportJobs.put(jobOf(id, row)),
    stands: async ({ exportJobs }, id) => (await exportJobs.find(id)) !== undefined,
  },
  'exportJobs.forget': {
    write: async ({ exportJobs }, id, row) => {
      await exportJobs.put(jobOf(id, row));
      await exportJobs.forget(id);
    },
    stands: async ({ exportJobs }, id) => (await exportJobs.find(id)) === undefined,
  },
  'exportJobs.sweep': {
    write: async ({ exportJobs }, id) => {
      await exportJobs.put(jobOf(id, -1));
      await exportJobs.sweep(-1);
    },
    stands: async ({ exportJobs }, id) => (await exportJobs.find(id)) === undefined,
  },
  'requestClaims.forget': {
    write: async ({ requestClaims }, id) => {
      await requestClaims.claim(claimKeyOf(id), claimOf('first'));
      await requestClaims.forget(id);
    },
    stands: async ({ requestClaims }, id) =>
      (await requestClaims.claim(claimKeyOf(id), claimOf('next'))).digest === 'next',
  },
  'unpostedMedia.take': {
    write: ({ unpostedMedia }, id) => unpostedMedia.take(id),
    stands: async ({ mediaClaims }, id) => (await mediaClaims.holder(id)) === id,
  },
} satisfies Record<string, StoreWrite>;
