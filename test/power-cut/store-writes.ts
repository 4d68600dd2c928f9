import type { SqliteStore } from '#libs/engines/sqlite';
import type { MediaOriginal, TaskResult } from '#libs/media/ports';
import { partitionKey } from '#libs/stream/ports';
import { accountWrites } from './account-writes.js';
import { countWrites } from './count-writes.js';
import { feedWrites } from './feed-writes.js';
import { leavingWrites } from './leaving-writes.js';
import { noticeWrites } from './notice-writes.js';
import { operateWrites } from './operate-writes.js';
import { traceWrites } from './trace-writes.js';

/** What is judged is the last thing that `write` does; `stands` tells whether its effect is there. Each row has an id of its own. */
export interface StoreWrite {
  write(store: SqliteStore, id: string, row: number): Promise<unknown>;
  stands(store: SqliteStore, id: string, row: number): Promise<boolean>;
}

const FAR_MS = 2 ** 48;
const identity = { id: 'log', epoch: 0 };
const failed: TaskResult = { failure: { code: 'decoder_crash', message: 'x'.repeat(700) } };

/** A UUID of this row. */
export function idOf(row: number): string {
  return `01900000-0000-7000-8000-${row.toString(16).padStart(12, '0')}`;
}

const requestOf = (id: string) => ({ account: id, route: 'POST /v1/media', key: id });
const claimOf = (id: string) => ({ ids: { postId: id }, digest: id, nowMs: 0, expiresAtMs: FAR_MS });
const postOf = (id: string) => {
  return {
    id,
    authorId: id,
    caption: id.repeat(20),
    tags: ['sea'],
    mentionIds: [],
    mediaIds: [id],
    altTexts: [''],
    createdAt: '2026-01-01T00:00:00Z',
  };
};
const commentOf = (id: string) => {
  const place = { postId: id, authorId: id, postAuthorId: id };
  return { id, ...place, text: id, mentionIds: [], createdAt: '2026-01-01T00:00:00Z' };
};
const originalOf = (id: string): MediaOriginal => {
  const file = { fileName: 'photo.jpg', mimeType: 'image/jpeg', bytes: 9, sha256: id, path: `media/${id}/original` };
  return { id, ownerId: id, kind: 'image', ...file, uploadedAt: '2026-01-01T00:00:00Z' };
};
const mediaOf = async ({ media }: SqliteStore, id: string) => (await media.byIds([id])).get(id);

/** Every way to write of every port. */
export const writes = {
  ...feedWrites,
  ...accountWrites,
  'posts.put': {
    write: ({ posts }, id, row) => posts.put(postOf(id), row),
    stands: async ({ posts }, id) => (await posts.byIds([id])).has(id),
  },
  'posts.setHidden': {
    write: async ({ posts }, id, row) => {
      await posts.put(postOf(id), 0);
      await posts.setHidden(id, true, row);
    },
    stands: async ({ posts }, id) => (await posts.byIds([id])).get(id)?.hidden === true,
  },
  'posts.delete': {
    write: async ({ posts }, id) => {
      await posts.put(postOf(id), 0);
      await posts.delete(id);
    },
    stands: async ({ posts }, id) => (await posts.deleted([id])).has(id),
  },
  'comments.create': {
    write: ({ comments }, id) => comments.create(commentOf(id)),
    stands: async ({ comments }, id) => (await comments.byIds([id])).has(id),
  },
  'comments.setHidden': {
    write: async ({ comments }, id, row) => {
      await comments.create(commentOf(id));
      await comments.setHidden(id, true, row);
    },
    stands: async ({ comments }, id) => (await comments.byIds([id])).get(id)?.hidden === true,
  },
  'comments.delete': {
    write: async ({ comments }, id) => {
      await comments.create(commentOf(id));
      await comments.delete(id);
    },
    stands: async ({ comments }, id) => (await comments.deleted([id])).has(id),
  },
  'explore.refresh': {
    write: async ({ posts, explore }, id) => {
      await posts.put(postOf(id), 0);
      await explore.refresh([id], '');
    },
    stands: async ({ explore }, id) => (await explore.top(1, id, { likes: 0, id: `${id}g` }))[0]?.id === id,
  },
  'mediaClaims.claim': {
    write: ({ mediaClaims }, id) => mediaClaims.claim([id, `${id}-b`], id),
    stands: async ({ mediaClaims }, id) => (await mediaClaims.claim([id, `${id}-b`], 'another')).length === 2,
  },
  'media.create': {
    write: ({ media }, id) => media.create(originalOf(id)),
    stands: async (store, id) => (await mediaOf(store, id)) !== undefined,
  },
  'media.putPlan': {
    write: async ({ media }, id) => {
      await media.create(originalOf(id));
      await media.putPlan(id, { attempt: 0, width: 4, height: 3, tasks: [] });
    },
    stands: async (store, id) => (await mediaOf(store, id))?.plan !== undefined,
  },
  'media.putResult': {
    write: async ({ media }, id) => {
      await media.create(originalOf(id));
      await media.putPlan(id, { attempt: 0, width: 4, height: 3, tasks: [] });
      await media.putResult(id, 'task', 0, failed);
    },
    stands: async (store, id) => (await mediaOf(store, id))?.results.has('task') ?? false,
  },
  'media.raise': {
    write: async ({ media }, id) => {
      await media.create(originalOf(id));
      await media.raise(id, 0, 'playable');
    },
    stands: async (store, id) => (await mediaOf(store, id))?.state === 'playable',
  },
  'media.delete': {
    write: async ({ media }, id) => {
      await media.create(originalOf(id));
      await media.delete(id);
    },
    stands: async ({ media }, id) => (await media.deleted([id])).has(id),
  },
  'encodeResults.keep': {
    write: ({ encodeResults }, id) => encodeResults.keep(id, failed),
    stands: async ({ encodeResults }, id) => (await encodeResults.find(id)) !== undefined,
  },
  'acts.set': {
    write: ({ acts }, id, row) => acts.set({ actorId: 'ann', kind: 'like', subjectId: id }, { on: true, at: '' }, row),
    stands: async ({ acts }, id) => (await acts.on('ann', 'like', [id])).has(id),
  },
  ...countWrites,
  ...noticeWrites,
  ...leavingWrites,
  ...traceWrites,
  ...operateWrites,
  'logBookmark.adopt': {
    write: ({ logBookmark }) => logBookmark.adopt(identity),
    stands: async ({ logBookmark }) => (await logBookmark.read())?.identity.id === identity.id,
  },
  'logBookmark.note': {
    write: async ({ logBookmark }, _id, row) => {
      await logBookmark.adopt(identity);
      await logBookmark.note('posts', row % 4, row);
    },
    stands: async ({ logBookmark }, _id, row) => {
      const noted = (await logBookmark.read())?.folded.get(partitionKey('posts', row % 4));
      return noted !== undefined && noted >= row;
    },
  },
  'requestClaims.claim': {
    write: ({ requestClaims }, id) => requestClaims.claim(requestOf(id), claimOf(id)),
    stands: async ({ requestClaims }, id) => {
      return (await requestClaims.claim(requestOf(id), { ...claimOf(id), digest: 'another' })).digest === id;
    },
  },
  'requestClaims.answered': {
    write: async ({ requestClaims }, id) => {
      await requestClaims.claim(requestOf(id), claimOf(id));
      await requestClaims.answered(requestOf(id));
    },
    stands: async ({ requestClaims }, id) => (await requestClaims.claim(requestOf(id), claimOf(id))).answered,
  },
  'requestClaims.sweep': {
    write: async ({ requestClaims }, id) => {
      await requestClaims.claim(requestOf(id), { ...claimOf(id), expiresAtMs: 1 });
      await requestClaims.sweep(1);
    },
    stands: async ({ requestClaims }, id) => {
      return (await requestClaims.claim(requestOf(id), { ...claimOf(id), digest: 'another' })).digest === 'another';
    },
  },
} satisfies Record<string, StoreWrite>;
