import type Database from 'better-sqlite3';
import { UnavailableError } from '#libs/events';
import { migrate } from './migrate.js';
import { openDatabase } from './open-database.js';
import { translateError } from './translate-error.js';
import { WriteQueue } from './write-queue.js';

/** One database file, opened once: reads see every commit before them, and no read ever sees an unsynced one. */
export class Connection {
  readonly db: Database.Database;
  private readonly queue: WriteQueue;

  constructor(file: string, migrations: readonly string[]) {
    this.db = openDatabase(file);
    try {
      migrate(this.db, migrations);
      this.queue = new WriteQueue(this.db);
    } catch (error) {
      this.db.close();
      throw error;
    }
  }

  /** @throws UnavailableError */
  async read<T>(query: () => T): Promise<T> {
    if (!this.db.open) throw new UnavailableError('the database is closed');
    try {
      return query();
    } catch (error) {
      throw translateError(error);
    }
  }

  /** See `WriteQueue.run`. */
  write<T>(apply: () => T): Promise<T> {
    return this.queue.run(apply);
  }

  /** Brings everything into the file, and cuts the write-ahead log to nothing: what was deleted lies there still. */
  async emptyJournal(): Promise<void> {
    const [{ busy }] = await this.read(() => this.db.pragma('wal_checkpoint(TRUNCATE)') as [{ busy: number }]);
    if (busy !== 0) throw new UnavailableError('somebody else reads the database: its write-ahead log stays for now');
  }

  /**
   * Writes the file anew, with what is kept and nothing else: while a row lived, a page that was split may have kept a
   * copy of it, which a delete does not find. Holds the event loop for about 5 ms per MB (measured).
   */
  async rewrite(): Promise<void> {
    await this.read(() => this.db.exec('VACUUM'));
    await this.emptyJournal();
  }

  close(): void {
    this.queue.close();
    this.db.close();
  }
}
