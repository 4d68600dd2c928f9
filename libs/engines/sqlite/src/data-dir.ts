import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { codeOf } from './translate-error.js';

/** Who works on a data folder. `startedAt` is RFC 3339. */
export interface DataDirHolder {
  readonly pid: number;
  readonly address: string;
  readonly startedAt: string;
}

/** Another process works on this folder. `holder` is missing where that process has not yet said who it is. */
export class DataDirHeldError extends Error {
  readonly holder: DataDirHolder | undefined;

  constructor(folder: string, holder: DataDirHolder | undefined) {
    const who = holder ? `process ${holder.pid} at ${holder.address}, since ${holder.startedAt}` : 'another process';
    super(`The data folder ${folder} is held by ${who}. Stop it first, or give another folder.`);
    this.name = 'DataDirHeldError';
    this.holder = holder;
  }
}

export interface DataDir {
  readonly folder: string;
  /** Lets the next process in. */
  close(): void;
}

/**
 * Makes the folder where it is missing (for its owner only) and takes it for this process, until `close` or the
 * process's end, however it ends.
 *
 * The lock is the system's own on `lock.sqlite`, which goes with the process. This process must not open and close that
 * file in any other way (a copy, say): POSIX would give up the lock.
 * @throws DataDirHeldError
 */
export function openDataDir(folder: string, holder: DataDirHolder): DataDir {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const holderFile = join(folder, 'holder.json');
  const lock = takeLock(join(folder, 'lock.sqlite'));
  if (!lock) throw new DataDirHeldError(folder, readHolder(holderFile));
  try {
    const half = `${holderFile}.new`;
    writeFileSync(half, `${JSON.stringify(holder)}\n`, { mode: 0o600 });
    renameSync(half, holderFile);
  } catch (error) {
    lock.close();
    throw error;
  }
  return {
    folder,
    close: () => {
      if (!lock.open) return;
      rmSync(holderFile, { force: true });
      lock.close();
    },
  };
}

/** Undefined when another connection has it. */
function takeLock(file: string): Database.Database | undefined {
  const db = new Database(file, { timeout: 0 });
  try {
    db.pragma('locking_mode = EXCLUSIVE');
    db.exec('BEGIN EXCLUSIVE');
    return db;
  } catch (error) {
    db.close();
    if (codeOf(error).startsWith('SQLITE_BUSY')) return undefined;
    throw error;
  }
}

function readHolder(file: string): DataDirHolder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as DataDirHolder;
  } catch {
    return undefined;
  }
}
