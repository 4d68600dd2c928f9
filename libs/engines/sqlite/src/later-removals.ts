import { type LaterRemoval, LaterRemovals } from '#libs/account/ports';
import type Database from 'better-sqlite3';
import type { Connection } from './connection.js';

export class SqliteLaterRemovals extends LaterRemovals {
  private readonly upsert: Database.Statement<[LaterRemoval]>;
  private readonly selectDue: Database.Statement<[number, number], LaterRemoval>;
  private readonly setDone: Database.Statement<[number, string]>;
  private readonly countDone: Database.Statement<[number], number>;
  private readonly forgetDone: Database.Statement<[number]>;

  constructor(private readonly connection: Connection) {
    super();
    const { db } = connection;
    this.upsert = db.prepare(`
      INSERT INTO later_removals (user_id, due_at_ms, traceparent) VALUES (@userId, @dueAtMs, @traceparent)
      ON CONFLICT (user_id) DO UPDATE SET due_at_ms = excluded.due_at_ms, done_at_ms = NULL
      WHERE later_removals.done_at_ms IS NOT NULL`);
    this.selectDue = db.prepare(`
      SELECT user_id AS userId, due_at_ms AS dueAtMs, traceparent FROM later_removals
      WHERE done_at_ms IS NULL AND due_at_ms <= ? ORDER BY due_at_ms LIMIT ?`);
    this.setDone = db.prepare('UPDATE later_removals SET done_at_ms = ? WHERE user_id = ? AND done_at_ms IS NULL');
    this.countDone = db.prepare<[number], number>('SELECT count(*) FROM later_removals WHERE done_at_ms <= ?').pluck();
    this.forgetDone = db.prepare('DELETE FROM later_removals WHERE done_at_ms <= ?');
  }

  async put(removal: LaterRemoval): Promise<void> {
    await this.connection.write(() => this.upsert.run(removal));
  }

  due(nowMs: number, limit: number): Promise<readonly LaterRemoval[]> {
    return this.connection.read(() => this.selectDue.all(nowMs, limit));
  }

  async done(userId: string, nowMs: number): Promise<void> {
    await this.connection.write(() => this.setDone.run(nowMs, userId));
  }

  /** Whether a removal was done at `thenMs` or earlier, since the file was last written anew. */
  async anyDoneBy(thenMs: number): Promise<boolean> {
    return (await this.connection.read(() => this.countDone.get(thenMs)!)) > 0;
  }

  /** The file was written anew without what these had removed. */
  async rewritten(doneByMs: number): Promise<void> {
    await this.connection.write(() => this.forgetDone.run(doneByMs));
  }
}
