import { writeSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import type { Prng } from '../simulation/prng.js';

/** What a child does on a disk: `run` inside it, `faultsIn` where the test looks at what is left. */
export interface Work {
  /** Writes, and tells what is acknowledged, until it is killed. */
  run(folder: string, round: number, tune: (db: Database.Database) => void, prng: Prng): Promise<never>;
  /** What is missing or wrong, of what was told. */
  faultsIn(folder: string, told: readonly string[]): Promise<string[]>;
}

/** SQLite's own 1000 would let a run of a few megabytes do without a checkpoint. */
const PAGES_A_CHECKPOINT = 16;

/** @param synchronous leaves the product's own setting where it is missing */
export function tuned(synchronous?: string): (db: Database.Database) => void {
  return (db) => {
    db.pragma(`wal_autocheckpoint = ${PAGES_A_CHECKPOINT}`);
    if (synchronous) db.pragma(`synchronous = ${synchronous}`);
  };
}

/** For a disk that is only looked at and then thrown away: its syncs would be most of the time. */
export function unsynced(db: Database.Database): void {
  db.pragma('synchronous = OFF');
}

/** The database behind an adapter, for its settings alone. */
export function databaseOf(adapter: object): Database.Database {
  return (adapter as { connection: { db: Database.Database } }).connection.db;
}

export function tell(line: string): void {
  writeSync(1, `${line}\n`);
}

/** A few turns of the event loop or none, so that now many and now few share a sync. */
export async function pause(prng: Prng): Promise<void> {
  for (let turns = prng.pick([0, 0, 1, 3]); turns > 0; turns--) await setImmediate();
}

export function integrityFaults(db: Database.Database): string[] {
  const found = String(db.pragma('integrity_check', { simple: true }));
  return found === 'ok' ? [] : [`integrity: ${found}`];
}
