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

  close(): void {
    this.queue.close();
    this.db.close();
  }
}
