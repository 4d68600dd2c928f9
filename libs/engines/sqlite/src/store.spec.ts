import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { TIMELINE_ROWS } from '#libs/feed/ports';
import { UnavailableError } from '#libs/events';
import { freshFolder } from '../../../../test/contract/engines.js';
import { newId, newIds } from '../../../../test/contract/ids.js';
import { Connection } from './connection.js';
import { store0001FirstPhoto } from './migrations/store-0001-first-photo.js';
import { openSqliteStore } from './store.js';
import { UnfitDataError } from './unfit-data-error.js';

const NOW = 1_790_000_000_000;

describe('openSqliteStore', () => {
  const folder = freshFolder();
  const file = () => join(folder(), 'store.sqlite');
  const inspect = <T>(look: (db: Database.Database) => T): T => {
    const db = new Database(file());
    try {
      return look(db);
    } finally {
      db.close();
    }
  };
  const count = (sql: string, ...values: string[]) =>
    inspect((db) =>
      Number(
        db
          .prepare<string[], number>(sql)
          .pluck()
          .get(...values),
      ),
    );

  it('brings back what earlier builds cut off author timelines', async () => {
    const first = new Connection(file(), [store0001FirstPhoto]);
    first.db.exec(`
      INSERT INTO posts VALUES ('1', 'ann', '', '[]', '[]', '', 0), ('2', 'ann', '', '[]', '[]', '', 0),
        ('3', 'ben', '', '[]', '[]', '', 0);
      INSERT INTO author_timelines VALUES ('ann', '2'), ('cid', '4')`);
    first.close();
    const { timelines, close } = openSqliteStore(folder());
    expect(await timelines.author('ann', 9)).toEqual(['2', '1']);
    expect(await timelines.authors(['ben', 'cid'], 9)).toEqual(['4', '3']);
    await close();
  });

  it('keeps users of the first schema as they were', async () => {
    const first = new Database(join(folder(), 'store.sqlite'));
    first.exec(store0001FirstPhoto);
    first.pragma('user_version = 1');
    first.exec("INSERT INTO users VALUES ('1', 'ann', 'Ann', '2026-11-21T10:00:00.000Z', 7)");
    first.close();
    const { users, close } = openSqliteStore(folder());
    const texts = { userName: 'ann', fullName: 'Ann', bio: '', website: '' };
    const sections = { avatarId: null, isPrivate: false, role: 'user', suspended: false };
    const ann = { id: '1', ...texts, createdAt: '2026-11-21T10:00:00.000Z', ...sections, version: 7 };
    expect((await users.byIds(['1'])).get('1')).toEqual(ann);
    await close();
  });

  it('keeps everything over a close and an open', async () => {
    const [userId, postId, mediaId] = newIds(3) as [string, string, string];
    const before = openSqliteStore(folder());
    const texts = { userName: 'ann', fullName: 'Ann', bio: '', website: '' };
    const user = { id: userId, ...texts, avatarId: null, createdAt: '2026-11-21T10:00:00.000Z' };
    const times = { createdAtMs: NOW - 2, usedAtMs: NOW - 1, expiresAtMs: NOW };
    const session = { id: newId(), userId, secretHash: 'one', device: 'a phone', ...times };
    await Promise.all([
      before.users.putProfile(user, 2 ** 40 + 1),
      before.userNameClaims.claim({ foldedName: 'ann', userId, passwordHash: 'h' }, NOW, NOW + 1),
      before.userNameClaims.makePermanent('ann', userId),
      before.sessions.put(session),
      before.mediaClaims.claim([mediaId], postId),
      before.followGraph.set(userId, userId, 'wanted', true, 0),
      before.timelines.addToHomes([userId], [postId]),
      before.logBookmark.adopt({ id: 'log', epoch: 0 }),
    ]);
    await before.close();
    const after = openSqliteStore(folder());
    await after.users.putProfile({ ...user, fullName: 'older' }, 2 ** 40);
    expect((await after.users.byIds([userId])).get(userId)).toMatchObject(user);
    expect(await after.userNameClaims.find('ann')).toMatchObject({ userId });
    expect(await after.sessions.find(session.id)).toEqual(session);
    expect(await after.mediaClaims.claim([mediaId], newId())).toEqual([mediaId]);
    expect((await after.followGraph.of(userId, [userId])).get(userId)).toMatchObject({ wanted: true });
    expect(await after.timelines.home(userId, 5)).toEqual([postId]);
    expect(await after.logBookmark.read()).toEqual({ identity: { id: 'log', epoch: 0 }, folded: new Map() });
    await after.close();
  });

  it('keeps its file in WAL mode and syncs every commit, whichever port writes', async () => {
    const { close, file: _file, ...ports } = openSqliteStore(folder());
    for (const port of Object.values(ports)) {
      const { db } = (port as unknown as { connection: Connection }).connection;
      expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
      // 2 is FULL.
      expect(db.pragma('synchronous', { simple: true })).toBe(2);
    }
    expect(Object.values(ports).length).toBeGreaterThan(14);
    await close();
  });

  it('commits what waits when it is closed, and is unavailable from then on', async () => {
    const store = openSqliteStore(folder());
    const post = newId();
    const waiting = store.timelines.addToAuthor('ann', post);
    await store.close();
    await waiting;
    await expect(store.timelines.author('ann', 1)).rejects.toThrow(UnavailableError);
    await expect(store.timelines.addToAuthor('ann', newId())).rejects.toThrow(UnavailableError);
    expect(count('SELECT count(*) FROM author_timelines WHERE post_id = ?', post)).toBe(1);
  });

  it('refuses a file that a newer build wrote, and leaves it as it is', async () => {
    await openSqliteStore(folder()).close();
    inspect((db) => db.pragma('user_version = 99'));
    expect(() => openSqliteStore(folder())).toThrow(UnfitDataError);
    expect(() => openSqliteStore(folder())).toThrow(
      /schema 99, and this build knows up to \d+: a newer build wrote it/,
    );
    expect(inspect((db) => db.pragma('user_version', { simple: true }))).toBe(99);
  });

  it('runs each migration once, and none of them when one fails', () => {
    const made = 'CREATE TABLE made (id INTEGER) STRICT; INSERT INTO made VALUES (1);';
    new Connection(file(), [made]).close();
    expect(() => new Connection(file(), [made, 'INSERT INTO made VALUES (2)', 'nonsense'])).toThrow('nonsense');
    expect(count('SELECT count(*) FROM made')).toBe(1);
    new Connection(file(), [made, 'INSERT INTO made VALUES (2)']).close();
    new Connection(file(), [made, 'INSERT INTO made VALUES (2)']).close();
    expect(count('SELECT count(*) FROM made')).toBe(2);
  });

  it('does not keep many more rows of a timeline than are served', async () => {
    const store = openSqliteStore(folder());
    // Ends that differ, as those of real ids do.
    const posts = newIds(TIMELINE_ROWS * 3);
    await Promise.all(posts.map((post) => store.timelines.addToHomes(['0000'], [post])));
    await store.close();
    const kept = count('SELECT count(*) FROM home_timelines');
    expect(kept).toBeGreaterThanOrEqual(TIMELINE_ROWS);
    expect(kept).toBeLessThan(TIMELINE_ROWS + 100);
  });

  it('does not keep claims of requests for ever', async () => {
    const store = openSqliteStore(folder());
    const wanted = { ids: {}, digest: 'd', expiresAtMs: NOW + 10 };
    const claim = (key: string, nowMs: number, expiresAtMs: number) =>
      store.requestClaims.claim({ account: 'ann', route: 'r', key }, { ...wanted, nowMs, expiresAtMs });
    await Promise.all(Array.from({ length: 100 }, (_, n) => claim(`old ${n}`, NOW, NOW + 10)));
    await Promise.all(Array.from({ length: 20 }, (_, n) => claim(`new ${n}`, NOW + 10, NOW + 20)));
    await store.requestClaims.sweep(NOW + 10);
    await store.close();
    expect(count("SELECT count(*) FROM request_claims WHERE key LIKE 'old%'")).toBe(0);
    expect(count('SELECT count(*) FROM request_claims')).toBe(20);
  });
});
