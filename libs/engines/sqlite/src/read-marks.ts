import { ReadMarks } from '#libs/notify/ports';
import type Database from 'better-sqlite3';
import type { Connection } from './connection.js';

export class SqliteReadMarks extends ReadMarks {
  private readonly select: Database.Statement<[string], string>;
  private readonly upsert: Database.Statement<[string, string]>;
  private readonly remove: Database.Statement<[string]>;

  constructor(private readonly connection: Connection) {
    super();
    const { db } = connection;
    this.select = db.prepare<[string], string>('SELECT at FROM notice_read_marks WHERE user_id = ?').pluck();
    this.upsert = db.prepare(`
      INSERT INTO notice_read_marks (user_id, at) VALUES (?, ?)
      ON CONFLICT (user_id) DO UPDATE SET at = excluded.at WHERE excluded.at > notice_read_marks.at`);
    this.remove = db.prepare('DELETE FROM notice_read_marks WHERE user_id = ?');
  }

  of(userId: string): Promise<string | undefined> {
    return this.connection.read(() => this.select.get(userId));
  }

  async raise(userId: string, at: string): Promise<void> {
    await this.connection.write(() => this.upsert.run(userId, at));
  }

  async forget(userId: string): Promise<void> {
    await this.connection.write(() => this.remove.run(userId));
  }
}
