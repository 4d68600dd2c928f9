import { Passwords } from '#libs/account/ports';
import type Database from 'better-sqlite3';
import type { Connection } from './connection.js';

export class SqlitePasswords extends Passwords {
  private readonly select: Database.Statement<[string], string>;
  private readonly replace: Database.Statement<[string, string]>;
  private readonly insert: Database.Statement<[string, string]>;
  private readonly remove: Database.Statement<[string]>;

  constructor(private readonly connection: Connection) {
    super();
    const { db } = connection;
    this.select = db.prepare<[string], string>('SELECT password_hash FROM passwords WHERE user_id = ?').pluck();
    this.replace = db.prepare('INSERT OR REPLACE INTO passwords (user_id, password_hash) VALUES (?, ?)');
    this.insert = db.prepare('INSERT OR IGNORE INTO passwords (user_id, password_hash) VALUES (?, ?)');
    this.remove = db.prepare('DELETE FROM passwords WHERE user_id = ?');
  }

  find(userId: string): Promise<string | undefined> {
    return this.connection.read(() => this.select.get(userId));
  }

  async put(userId: string, passwordHash: string): Promise<void> {
    await this.connection.write(() => this.replace.run(userId, passwordHash));
  }

  async keep(userId: string, passwordHash: string): Promise<void> {
    await this.connection.write(() => this.insert.run(userId, passwordHash));
  }

  async delete(userId: string): Promise<void> {
    await this.connection.write(() => this.remove.run(userId));
  }
}
