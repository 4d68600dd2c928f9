import { createHash } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/**
 * Tables that are not made from the log alone: claims, codes, marks and limits; what requests did; what the encoders
 * keep; home timelines, which only grow and are hidden by rule; what is refreshed from other rows when they change.
 */
const NOT_DERIVED: readonly string[] = [
  'audit',
  'encode_results',
  'explored',
  'export_jobs',
  'home_timelines',
  'later_removals',
  'log_folded',
  'log_identity',
  'media_claims',
  'name_blocks',
  'notice_read_marks',
  'passwords',
  'pulled_marks',
  'push_subscriptions',
  'rate_limits',
  'reports',
  'request_claims',
  'reset_codes',
  'sessions',
  'traces',
  'user_name_claims',
];

/** Copies `store.sqlite` of one folder into another existing one, all of one moment, while others go on writing. */
export async function copySqliteStore(from: string, to: string): Promise<void> {
  const db = new Database(join(from, 'store.sqlite'), { readonly: true });
  try {
    await db.backup(join(to, 'store.sqlite'));
  } finally {
    db.close();
  }
}

/**
 * A hash by table over every row that is made from the log, versions and all: equal for equal rows, in whatever order
 * they were written. Reads them all, at one moment.
 */
export function hashSqliteRows(folder: string): ReadonlyMap<string, string> {
  const db = new Database(join(folder, 'store.sqlite'), { readonly: true });
  try {
    return db.transaction(() => {
      const tables = db
        .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        .pluck();
      const derived = tables.all().filter((table) => !table.startsWith('sqlite_') && !NOT_DERIVED.includes(table));
      return new Map(derived.map((table) => [table, hashOf(db, table)]));
    })();
  } finally {
    db.close();
  }
}

function hashOf(db: Database.Database, table: string): string {
  const columns = db
    .prepare<[string], string>('SELECT name FROM pragma_table_info(?) ORDER BY name')
    .pluck()
    .all(table);
  const names = columns.map((column) => `"${column}"`).join(', ');
  const hash = createHash('sha256');
  for (const row of db.prepare(`SELECT ${names} FROM "${table}" ORDER BY ${names}`).raw().iterate()) {
    hash.update(`${JSON.stringify(row)}\n`);
  }
  return hash.digest('hex');
}
