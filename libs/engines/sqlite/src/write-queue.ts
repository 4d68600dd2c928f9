import type Database from 'better-sqlite3';
import { UnavailableError } from '#libs/events';
import { isTrouble, translateCommitError, translateError } from './translate-error.js';

/** Changes of one transaction at most: it holds the event loop while it runs. */
const CHANGES_A_COMMIT = 1_000;

interface Change {
  readonly apply: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** Changes asked for within one turn of the event loop share one transaction and one sync, in the order of asking. */
export class WriteQueue {
  private readonly begin: Database.Statement;
  private readonly commit: Database.Statement;
  private waiting: Change[] = [];
  private turn: NodeJS.Immediate | undefined;
  private closed = false;

  constructor(private readonly db: Database.Database) {
    this.begin = db.prepare('BEGIN IMMEDIATE');
    this.commit = db.prepare('COMMIT');
  }

  /**
   * Runs `apply` inside a transaction and answers what it answered, after the commit. It may be run a second time
   * after a rollback, so it touches rows only.
   * @throws UnavailableError nothing of it stands · OutcomeUnknownError · what `apply` threw; the others do not notice
   */
  run<T>(apply: () => T): Promise<T> {
    if (this.closed) return Promise.reject(new UnavailableError('the database is closed'));
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({ apply, resolve: resolve as (value: unknown) => void, reject });
      this.turn ??= setImmediate(() => this.flush());
    });
  }

  /** Commits what waits, and takes nothing more. */
  close(): void {
    this.closed = true;
    while (this.waiting.length > 0) this.flush();
    clearImmediate(this.turn);
  }

  private flush(): void {
    const changes = this.waiting.splice(0, CHANGES_A_COMMIT);
    this.turn = this.waiting.length > 0 ? setImmediate(() => this.flush()) : undefined;
    if (changes.length > 0) this.commitTogether(changes);
  }

  private commitTogether(changes: readonly Change[]): void {
    const values: unknown[] = [];
    try {
      this.begin.run();
      for (const change of changes) values.push(change.apply());
    } catch (error) {
      this.rollBack();
      if (isTrouble(error) || changes.length === 1) return rejectAll(changes, translateError(error));
      for (const change of changes) this.commitTogether([change]);
      return;
    }
    try {
      this.commit.run();
    } catch (error) {
      this.rollBack();
      return rejectAll(changes, translateCommitError(error));
    }
    changes.forEach((change, index) => change.resolve(values[index]));
  }

  private rollBack(): void {
    // SQLite has rolled back by itself after some errors.
    if (this.db.inTransaction) this.db.exec('ROLLBACK');
  }
}

function rejectAll(changes: readonly Change[], error: unknown): void {
  for (const change of changes) change.reject(error);
}
