import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openSqliteStore, type SqliteStore } from '#libs/engines/sqlite';
import { SystemClock } from '#libs/engines/system';
import { uuidv7 } from '#libs/events';
import { AddToAuthorTimeline, Celebrities, CelebrityLine, FanOutPost, PullPosts, ReadSkeleton } from '#libs/feed';
import { Logger, type Received } from '#libs/stream/ports';
import { ending, type Line, type Work } from './compare.ts';

const FOLLOWERS = 1000;
const POSTS = 60;
const READS = 5_000;
/** Rows of one page. */
const PAGE = 21;
const AUTHORS = 200;

const beganMs = Date.now();
/** As random in its middle as real ids: rows of neighbours do not lie together. */
function uuid(index: number): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32BE(Math.imul(index + 1, 2_654_435_761) >>> 0, 8);
  bytes.writeUInt32BE(index, 12);
  return uuidv7(beganMs - 1_000_000 + index, bytes);
}
const ids = Array.from({ length: FOLLOWERS + POSTS + 1 }, (_, index) => uuid(index));
const [author = '', followers, posts] = [ids[0], ids.slice(1, FOLLOWERS + 1), ids.slice(FOLLOWERS + 1)];

class Quiet extends Logger {
  override debug(): void {}
  override info(): void {}
  override warn(): void {}
  override error(): void {}
}

/** `work` on a store of its own. */
async function onStore(prepare: (store: SqliteStore) => Promise<Work>) {
  const folder = await mkdtemp(join(tmpdir(), 'mediafeed-bench-'));
  const store = openSqliteStore(folder);
  return ending(await prepare(store), async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });
}

/** `work` on a table of home timelines, without anything around it. */
async function onTable(prepare: (db: Database.Database) => Work) {
  const folder = await mkdtemp(join(tmpdir(), 'mediafeed-bench-'));
  const db = new Database(join(folder, 'bare.sqlite'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE home (u TEXT, p TEXT, PRIMARY KEY (u, p)) WITHOUT ROWID');
  return ending(prepare(db), async () => {
    db.close();
    await rm(folder, { recursive: true });
  });
}

async function follow(store: SqliteStore, actors: readonly string[], subjects: readonly string[]): Promise<void> {
  const sets = actors.flatMap((actor) =>
    subjects.flatMap((subject) =>
      (['wanted', 'allowed'] as const).map((flag) => store.followGraph.set(actor, subject, flag, true, 1)),
    ),
  );
  await Promise.all(sets);
}

const fanOut: Line = {
  name: 'feed: posts fanned out to 1,000, against bare inserts in transactions of 1,000',
  unit: 'rows/s',
  product: () =>
    onStore(async (store) => {
      await follow(store, followers, [author]);
      const { followerTallies, pulledMarks, followGraph, timelines } = store;
      const celebrities = new Celebrities(followerTallies, pulledMarks, new CelebrityLine(10_000), new SystemClock());
      const fold = new FanOutPost(new AddToAuthorTimeline(timelines), celebrities, followGraph, timelines);
      return async () => {
        for (const postId of posts) {
          await fold.run({ event: { data: { authorId: author, postId } } } as Received<'post.created'>);
        }
        return POSTS * FOLLOWERS;
      };
    }),
  bare: () =>
    onTable((db) => {
      const insert = db.prepare('INSERT OR IGNORE INTO home VALUES (?, ?)');
      const write = db.transaction((post: string) => followers.forEach((follower) => insert.run(follower, post)));
      return async () => {
        posts.forEach((post) => write(post));
        return POSTS * FOLLOWERS;
      };
    }),
};

const readPage: Line = {
  name: 'feed: first pages of ids, 200 followed and two of them pulled, against a bare select of 21 rows',
  unit: 'pages/s',
  product: () =>
    onStore(async (store) => {
      const [reader, authors] = [author, followers.slice(0, AUTHORS)];
      await follow(store, [reader], authors);
      for (const celebrity of authors.slice(0, 2)) {
        await store.pulledMarks.set(celebrity, 1);
        for (const post of posts) await store.timelines.addToAuthor(celebrity, post);
      }
      await store.timelines.addToHomes([reader], followers);
      const pullPosts = new PullPosts(store.timelines, store.followGraph, store.pulledMarks);
      const read = new ReadSkeleton(store.timelines, pullPosts, new SystemClock(), new Quiet());
      return async () => {
        for (let page = 0; page < READS; page++) await read.run(reader, PAGE);
        return READS;
      };
    }),
  bare: () =>
    onTable((db) => {
      const insert = db.prepare('INSERT INTO home VALUES (?, ?)');
      db.transaction(() => followers.forEach((post) => insert.run(author, post)))();
      const select = db.prepare('SELECT p FROM home WHERE u = ? ORDER BY p DESC LIMIT ?').pluck();
      return async () => {
        for (let page = 0; page < READS; page++) select.all(author, PAGE);
        return READS;
      };
    }),
};

export const fanOutLines: readonly Line[] = [fanOut, readPage];
