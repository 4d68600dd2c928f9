import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openSqliteStore } from '#libs/engines/sqlite';
import { ending, type Line } from './compare.ts';

const FOLLOWERS = 1000;
const POSTS = 60;

function uuid(index: number): string {
  return `01890000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`;
}
const followers = Array.from({ length: FOLLOWERS }, (_, index) => uuid(index * 7919));

export const fanOutLines: readonly Line[] = [
  {
    name: 'feed: fan-out rows, against bare inserts in transactions of 1,000',
    unit: 'rows/s',
    product: async () => {
      const folder = await mkdtemp(join(tmpdir(), 'mediafeed-bench-'));
      const store = openSqliteStore(folder);
      return ending(
        async () => {
          for (let post = 0; post < POSTS; post++) await store.timelines.addToHomes(followers, [uuid(post)]);
          return POSTS * FOLLOWERS;
        },
        async () => {
          await store.close();
          await rm(folder, { recursive: true });
        },
      );
    },
    bare: async () => {
      const folder = await mkdtemp(join(tmpdir(), 'mediafeed-bench-'));
      const db = new Database(join(folder, 'bare.sqlite'));
      db.pragma('journal_mode = WAL');
      db.pragma('synchronous = FULL');
      db.exec('CREATE TABLE home (u TEXT, p TEXT, PRIMARY KEY (u, p)) WITHOUT ROWID');
      const insert = db.prepare('INSERT OR IGNORE INTO home VALUES (?, ?)');
      const write = db.transaction((post: string) => followers.forEach((follower) => insert.run(follower, post)));
      return ending(
        async () => {
          for (let post = 0; post < POSTS; post++) write(uuid(post));
          return POSTS * FOLLOWERS;
        },
        async () => {
          db.close();
          await rm(folder, { recursive: true });
        },
      );
    },
  },
];
