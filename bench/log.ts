import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { SqliteLogStorage } from '#libs/engines/sqlite';
import { SystemClock, SystemRandom } from '#libs/engines/system';
import { envelope, vocabulary } from '#libs/events';
import { decodeEvent, encodeEvent, EventAppender, InProcessLog, newEvent } from '#libs/stream';
import type { Logger, Meter, NewRecord } from '#libs/stream/ports';
import { ending, type Line } from './compare.ts';

const BATCHES = 100;
const BATCH = 500;
const EVENTS = BATCHES * BATCH;
const PARTITIONS = 4;
const CALLERS = 32;

const silent = { debug() {}, info() {}, warn() {}, error() {} } as Logger;
const unmeasured = { count() {}, seconds() {} } as Meter;

/** An event of about 1 KB. */
function event(index: number) {
  const id = `01890000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`;
  const origin = { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`, time: '2026-01-01T00:00:00.000Z' };
  const data = {
    postId: id,
    authorId: id,
    caption: 'x'.repeat(560),
    mediaIds: [id],
    altTexts: [''],
    mentionIds: [],
    createdAt: origin.time,
  };
  return newEvent('post.created', id, data, origin);
}

function* batches(): Iterable<ReturnType<typeof event>[]> {
  for (let batch = 0; batch < BATCHES; batch++)
    yield Array.from({ length: BATCH }, (_, index) => event(batch * BATCH + index));
}

async function openLog() {
  const folder = await mkdtemp(join(tmpdir(), 'mediafeed-bench-'));
  const topics = [{ name: 'posts', partitions: PARTITIONS }];
  const storage = new SqliteLogStorage(join(folder, 'log.sqlite'), { topics, random: new SystemRandom() });
  const clock = new SystemClock();
  const log = await InProcessLog.open(storage, ['posts'], { clock, logger: silent });
  const close = async (): Promise<void> => {
    await log.close();
    await storage.close();
    await rm(folder, { recursive: true });
  };
  return { log, appender: new EventAppender(log, clock, unmeasured), close };
}

async function openBare() {
  const folder = await mkdtemp(join(tmpdir(), 'mediafeed-bench-'));
  const db = new Database(join(folder, 'bare.sqlite'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  const inserts = Array.from({ length: PARTITIONS }, (_, partition) => {
    db.exec(`CREATE TABLE p${partition} (o INTEGER PRIMARY KEY, k TEXT, v BLOB)`);
    return db.prepare(`INSERT INTO p${partition} (k, v) VALUES (?, ?)`);
  });
  const insert = (record: NewRecord, index: number) => inserts[index % PARTITIONS]!.run(record.key, record.value);
  const close = async (): Promise<void> => {
    db.close();
    await rm(folder, { recursive: true });
  };
  return { db, insert, close };
}

const appendBatches: Line = {
  name: 'log: append 1 KB events, batches of 500',
  unit: 'events/s',
  product: async () => {
    const { appender, close } = await openLog();
    const made = [...batches()];
    return ending(async () => {
      for (const events of made) await appender.append(events);
      return EVENTS;
    }, close);
  },
  bare: async () => {
    const { db, insert, close } = await openBare();
    const made = [...batches()];
    const write = db.transaction((events: ReturnType<typeof event>[]) => events.map(encodeEvent).forEach(insert));
    return ending(async () => {
      for (const events of made) write(events);
      return EVENTS;
    }, close);
  },
};

const appendCallers: Line = {
  name: 'log: 32 callers, each awaiting its own event, against one commit each',
  unit: 'events/s',
  product: async () => {
    const { appender, close } = await openLog();
    return ending(async () => {
      const caller = async (from: number) => {
        for (let index = 0; index < 300; index++) await appender.append([event(from * 300 + index)]);
      };
      await Promise.all(Array.from({ length: CALLERS }, (_, from) => caller(from)));
      return CALLERS * 300;
    }, close);
  },
  bare: async () => {
    const { insert, close } = await openBare();
    return ending(async () => {
      for (let index = 0; index < CALLERS * 300; index++) insert(encodeEvent(event(index)), index);
      return CALLERS * 300;
    }, close);
  },
};

const consume: Line = {
  name: 'log: consume, parsed and validated, against a loop that scans and validates',
  unit: 'events/s',
  product: async () => {
    const { log, appender, close } = await openLog();
    for (const events of batches()) await appender.append(events);
    return ending(async () => {
      let seen = 0;
      await new Promise<void>((resolve) => {
        void log.consume('bench', ['posts'], async (batch) => {
          for (const record of batch.records) if (decodeEvent(record)) seen += 1;
          await batch.commit(batch.records.at(-1)!.offset + 1);
          if (seen === EVENTS) resolve();
        });
      });
      return seen;
    }, close);
  },
  bare: async () => {
    const { db, insert, close } = await openBare();
    db.transaction(() => [...batches()].flat().map(encodeEvent).forEach(insert))();
    const { data } = vocabulary['post.created'];
    return ending(async () => {
      let seen = 0;
      for (let partition = 0; partition < PARTITIONS; partition++) {
        const page = db.prepare<[number], { o: number; v: Buffer }>(
          `SELECT o, v FROM p${partition} WHERE o > ? LIMIT 500`,
        );
        for (let last = 0; ;) {
          const rows = page.all(last);
          if (rows.length === 0) break;
          for (const { v } of rows) {
            const read = envelope.safeParse(JSON.parse(v.toString()));
            if (read.success && data.safeParse(read.data.data).success) seen += 1;
          }
          last = rows.at(-1)!.o;
        }
      }
      return seen;
    }, close);
  },
};

export const logLines: readonly Line[] = [appendBatches, appendCallers, consume];
