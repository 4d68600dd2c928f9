import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { CounterConsumer, counterModule, EdgeStore, TallyStore } from '#libs/counter';
import { openSqliteStore } from '#libs/engines/sqlite';
import { SystemClock } from '#libs/engines/system';
import { EventAppender, newEvent, versionOf } from '#libs/stream';
import { Clock, type Received } from '#libs/stream/ports';
import { Container } from '../test/simulation/container.ts';
import { ending, type Line } from './compare.ts';

const POSTS = 100;
const ACTORS = 500;
const SLICE = 200;
const EVENTS = POSTS * ACTORS;

const uuid = (index: number): string => `01890000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`;
const origin = { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`, time: '2026-01-01T00:00:00.000Z' };

/** Everybody likes every post, mixed; one in eight takes it back. */
const likes = Array.from({ length: EVENTS }, (_, offset): Received<'like.set'> => {
  const [subjectId, actorId] = [uuid((offset * 7) % POSTS), uuid(1_000 + (Math.floor(offset / POSTS) % ACTORS))];
  const position = { topic: 'engagement', partition: 0, epoch: 0, offset };
  const event = newEvent(
    'like.set',
    uuid(offset),
    { subjectId, actorId, subjectKind: 'post', on: offset % 8 !== 0 },
    origin,
  );
  return { event, position, version: versionOf(position) };
});
const slices = Array.from({ length: EVENTS / SLICE }, (_, n) => likes.slice(n * SLICE, (n + 1) * SLICE));

export const countingLines: readonly Line[] = [
  {
    name: 'counter: likes counted exactly, against a row and a sum in one transaction a slice',
    unit: 'likes/s',
    product: async () => {
      const folder = await mkdtemp(join(tmpdir(), 'mediafeed-bench-'));
      const store = openSqliteStore(folder);
      const ports = new Map<abstract new (...args: never[]) => unknown, unknown>([
        [TallyStore, store.tallies],
        [EdgeStore, store.edges],
        [EventAppender, { append: async () => [] }],
        [Clock, new SystemClock()],
      ]);
      const consumer = new Container([counterModule], ports).get(CounterConsumer);
      return ending(
        async () => {
          for (const slice of slices) await consumer.foldSlice(slice);
          return EVENTS;
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
      db.exec(`
        CREATE TABLE liked (post TEXT, actor TEXT, state INTEGER, PRIMARY KEY (post, actor)) WITHOUT ROWID;
        CREATE TABLE counts (post TEXT PRIMARY KEY, value INTEGER) WITHOUT ROWID;`);
      const select = db
        .prepare<[string, string], number>('SELECT state FROM liked WHERE post = ? AND actor = ?')
        .pluck();
      const put = db.prepare('INSERT OR REPLACE INTO liked VALUES (?, ?, ?)');
      const add = db.prepare(
        'INSERT INTO counts VALUES (?, ?) ON CONFLICT (post) DO UPDATE SET value = value + excluded.value',
      );
      const write = db.transaction((slice: typeof likes) => {
        for (const { event } of slice) {
          const { subjectId, actorId } = event.data;
          const on = event.data.on ? 1 : 0;
          const before = select.get(subjectId, actorId) ?? 0;
          put.run(subjectId, actorId, on);
          if (on !== before) add.run(subjectId, on - before);
        }
      });
      return ending(
        async () => {
          for (const slice of slices) write(slice);
          return EVENTS;
        },
        async () => {
          db.close();
          await rm(folder, { recursive: true });
        },
      );
    },
  },
];
