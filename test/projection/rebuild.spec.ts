import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  copySqliteStore,
  hashSqliteRows,
  openSqliteStore,
  SqliteLogStorage,
  type SqliteStore,
} from '#libs/engines/sqlite';
import { type AnyEvent, type GroupName, rowMakingGroups, topicNames, topicsOf } from '#libs/events';
import { catchUp, type Consumer, encodeEvent, type Noted, partitionOf } from '#libs/stream';
import type { LogStorage } from '#libs/stream/ports';
import { CountingRandom } from '../contract/engines.js';
import { history } from './histories.js';
import { CONSUMERS, containerOn, counting, ground } from './projections.js';

const RUNS = process.env['LONG'] ? 200 : 12;
const PARTITIONS = 3;

async function append(log: LogStorage, events: readonly AnyEvent[]): Promise<void> {
  const records = events.map(encodeEvent).map((record) => {
    return { ...record, partition: partitionOf(record.key, PARTITIONS), timeMs: 0 };
  });
  if (records.length > 0) await log.append(records);
}

/** How far each group would have come if it had folded this share of the log. */
async function stands(log: LogStorage, share: number): Promise<Noted> {
  const noted = new Map<GroupName, Map<string, number>>();
  for (const group of rowMakingGroups) {
    const offsets = new Map<string, number>();
    for (const topic of topicsOf(group)) {
      for (const { partition, end } of await log.ranges(topic))
        offsets.set(`${topic}/${partition}`, Math.floor(end * share));
    }
    noted.set(group, offsets);
  }
  return noted;
}

/** Folds into these rows what stands in the log from there on. */
function foldInto(store: SqliteStore, log: LogStorage, from: Noted): Promise<void> {
  const container = containerOn(store);
  const consumers = [...CONSUMERS.map((token) => container.get<Consumer>(token)), counting(store)];
  return catchUp(
    consumers.filter(({ group }) => rowMakingGroups.includes(group)),
    from,
    { storage: log, ground: { ...ground, bookmark: store.logBookmark } },
  );
}

describe('rows made anew on sqlite', () => {
  it('have the hash of those that they were copied from, from whatever place before the copy the log is folded', async () => {
    const runs = fc.tuple(
      history,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    );
    let rows = 0;
    await fc.assert(
      fc.asyncProperty(runs, async ([all, copiedAt, notedAt]) => {
        const folders = ['lived', 'copied', 'zero'].map((name) =>
          mkdtempSync(join(tmpdir(), `mediafeed-rebuild-${name}-`)),
        );
        const [livedIn, copiedIn, zeroIn] = folders as [string, string, string];
        const topics = topicNames.map((name) => ({ name, partitions: PARTITIONS }));
        const log = new SqliteLogStorage(join(livedIn, 'log.sqlite'), { topics, random: new CountingRandom() });
        const lived = openSqliteStore(livedIn);
        const open = [lived];
        try {
          // Probing takes a file: media here are known by their plans and results.
          const events = all.map(({ event }) => event).filter(({ type }) => type !== 'media.uploaded');
          const cut = Math.floor(events.length * copiedAt);
          await append(log, events.slice(0, cut));
          await foldInto(lived, log, new Map());
          const [noted, reached] = [await stands(log, notedAt), await stands(log, 1)];
          await copySqliteStore(livedIn, copiedIn);
          await append(log, events.slice(cut));
          await foldInto(lived, log, reached);
          for (const [folder, from] of [
            [copiedIn, noted],
            [zeroIn, new Map()],
          ] as const) {
            const store = openSqliteStore(folder);
            open.push(store);
            await foldInto(store, log, from);
            expect([...hashSqliteRows(folder)]).toEqual([...hashSqliteRows(livedIn)]);
          }
          rows += hashSqliteRows(livedIn).size;
        } finally {
          await Promise.all([log.close(), ...open.map((store) => store.close())]);
          for (const folder of folders) rmSync(folder, { recursive: true, force: true });
        }
      }),
      { numRuns: RUNS },
    );
    expect(rows).toBeGreaterThan(RUNS * 10);
  }, 600_000);
});
