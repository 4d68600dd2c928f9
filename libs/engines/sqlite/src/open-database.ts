import Database from 'better-sqlite3';

/** How long a statement waits for another process (an operator's shell, a backup) that holds the file. */
const BUSY_TIMEOUT_MS = 1_000;
/** What a write-ahead log that once grew large is cut back to. */
const JOURNAL_SIZE_LIMIT = 64 * 1024 * 1024;

/** Opens or makes the file: WAL, every commit synced before it returns, and what is deleted overwritten with zeros. */
export function openDatabase(file: string): Database.Database {
  const db = new Database(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    const mode = db.pragma('journal_mode = WAL', { simple: true });
    if (mode !== 'wal') throw new Error(`${file} cannot be kept in WAL mode here: SQLite answers '${String(mode)}'`);
    // The driver's own default in WAL mode is NORMAL, which returns from a commit before it is synced.
    db.pragma('synchronous = FULL');
    db.pragma('secure_delete = ON');
    db.pragma(`journal_size_limit = ${JOURNAL_SIZE_LIMIT}`);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
