import type { SqliteStore } from '#libs/engines/sqlite';
import type { StoreWrite } from './store-writes.js';

const FAR_MS = 2 ** 48;
const profileOf = (id: string) => {
  const texts = { userName: `ann ${id}`, fullName: 'Ann', bio: '', website: '' };
  return { id, ...texts, avatarId: null, createdAt: '2026-01-01T00:00:00Z' };
};
const userOf = async ({ users }: SqliteStore, id: string) => (await users.byIds([id])).get(id);
const nameOf = (id: string) => ({ foldedName: id, userId: id, passwordHash: id.repeat(3) });
const sessionOf = (id: string) => {
  return { id, userId: id, secretHash: 'first', device: '', createdAtMs: 0, usedAtMs: 0, expiresAtMs: FAR_MS };
};
const rotation = { from: 'first', to: 'second', usedAtMs: 1, expiresAtMs: FAR_MS };
const resetCode = { codeHash: 'code', triesLeft: 5, expiresAtMs: FAR_MS };

/** Ways to write of the ports of accounts. */
export const accountWrites = {
  'users.putProfile': {
    write: ({ users }, id, row) => users.putProfile(profileOf(id), row),
    stands: async (store, id) => (await userOf(store, id)) !== undefined,
  },
  'users.setPrivate': {
    write: async ({ users }, id, row) => {
      await users.putProfile(profileOf(id), row);
      await users.setPrivate(id, true, row);
    },
    stands: async (store, id) => (await userOf(store, id))?.isPrivate === true,
  },
  'users.setRole': {
    write: ({ users }, id, row) => users.setRole(id, 'admin', row),
    stands: async ({ users }, id) => (await users.standing(id)).role === 'admin',
  },
  'users.setSuspended': {
    write: ({ users }, id, row) => users.setSuspended(id, true, row),
    stands: async ({ users }, id) => (await users.standing(id)).suspended,
  },
  'users.delete': {
    write: async ({ users }, id, row) => {
      await users.putProfile(profileOf(id), row);
      await users.delete(id);
    },
    stands: async ({ users }, id) => (await users.standing(id)).deleted,
  },
  'userNameClaims.claim': {
    write: ({ userNameClaims }, id) => userNameClaims.claim(nameOf(id), 0, FAR_MS),
    stands: async ({ userNameClaims }, id) => (await userNameClaims.find(id)) !== undefined,
  },
  'userNameClaims.makePermanent': {
    write: async ({ userNameClaims }, id) => {
      await userNameClaims.claim(nameOf(id), 0, 1);
      await userNameClaims.makePermanent(id, id);
    },
    stands: async ({ userNameClaims }, id) => {
      const later = await userNameClaims.claim({ ...nameOf(id), userId: 'another' }, 2, FAR_MS);
      return later.userId === id;
    },
  },
  'userNameClaims.release': {
    write: async ({ userNameClaims }, id) => {
      await userNameClaims.claim(nameOf(id), 0, FAR_MS);
      await userNameClaims.release(id, id, { nameHash: id, untilMs: FAR_MS });
    },
    stands: ({ userNameClaims }, id) => userNameClaims.isBlocked(id, 0),
  },
  'sessions.put': {
    write: ({ sessions }, id) => sessions.put(sessionOf(id)),
    stands: async ({ sessions }, id) => (await sessions.find(id)) !== undefined,
  },
  'sessions.rotate': {
    write: async ({ sessions }, id) => {
      await sessions.put(sessionOf(id));
      await sessions.rotate(id, rotation);
    },
    stands: async ({ sessions }, id) => (await sessions.find(id))?.secretHash === 'second',
  },
  'sessions.end': {
    write: async ({ sessions }, id) => {
      await sessions.put(sessionOf(id));
      await sessions.end(id);
    },
    stands: async ({ sessions }, id) => (await sessions.find(id)) === undefined,
  },
  'sessions.endAll': {
    write: async ({ sessions }, id) => {
      await sessions.put(sessionOf(id));
      await sessions.endAll(id);
    },
    stands: async ({ sessions }, id) => (await sessions.of(id)).length === 0,
  },
  'passwords.put': {
    write: ({ passwords }, id) => passwords.put(id, 'new'),
    stands: async ({ passwords }, id) => (await passwords.find(id)) === 'new',
  },
  'passwords.keep': {
    write: ({ passwords }, id) => passwords.keep(id, 'kept'),
    stands: async ({ passwords }, id) => (await passwords.find(id)) === 'kept',
  },
  'passwords.delete': {
    write: async ({ passwords }, id) => {
      await passwords.put(id, 'new');
      await passwords.delete(id);
    },
    stands: async ({ passwords }, id) => (await passwords.find(id)) === undefined,
  },
  'resetCodes.put': {
    write: ({ resetCodes }, id) => resetCodes.put(id, resetCode),
    stands: ({ resetCodes }, id) => resetCodes.use(id, resetCode.codeHash, 0),
  },
  'resetCodes.use': {
    write: async ({ resetCodes }, id) => {
      await resetCodes.put(id, resetCode);
      await resetCodes.use(id, resetCode.codeHash, 0);
    },
    stands: async ({ resetCodes }, id) => !(await resetCodes.use(id, resetCode.codeHash, 0)),
  },
  'resetCodes.delete': {
    write: async ({ resetCodes }, id) => {
      await resetCodes.put(id, resetCode);
      await resetCodes.delete(id);
    },
    stands: async ({ resetCodes }, id) => !(await resetCodes.use(id, resetCode.codeHash, 0)),
  },
  'rateLimits.count': {
    write: ({ rateLimits }, id) => rateLimits.count(id, 1, 0, FAR_MS),
    stands: async ({ rateLimits }, id) => (await rateLimits.count(id, 0, 0, FAR_MS)).used === 1,
  },
} satisfies Record<string, StoreWrite>;
