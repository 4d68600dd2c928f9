import type { Session } from '#libs/account/ports';
import { SessionStore } from '#libs/account/ports';
import type Database from 'better-sqlite3';
import type { Connection } from './connection.js';

export class SqliteSessionStore extends SessionStore {
  private readonly replace: Database.Statement<[Session]>;
  private readonly select: Database.Statement<[string], Session>;
  private readonly swap: Database.Statement<[{ id: string; from: string; to: string; expiresAtMs: number }]>;
  private readonly remove: Database.Statement<[string]>;

  constructor(private readonly connection: Connection) {
    super();
    this.replace = connection.db.prepare(`
      INSERT OR REPLACE INTO sessions (id, user_id, secret_hash, expires_at_ms)
      VALUES (@id, @userId, @secretHash, @expiresAtMs)`);
    this.select = connection.db.prepare(`
      SELECT id, user_id AS userId, secret_hash AS secretHash, expires_at_ms AS expiresAtMs
      FROM sessions WHERE id = ?`);
    this.swap = connection.db.prepare(`
      UPDATE sessions SET secret_hash = @to, expires_at_ms = @expiresAtMs WHERE id = @id AND secret_hash = @from`);
    this.remove = connection.db.prepare('DELETE FROM sessions WHERE id = ?');
  }

  async put(session: Session): Promise<void> {
    await this.connection.write(() => this.replace.run(session));
  }

  find(id: string): Promise<Session | undefined> {
    return this.connection.read(() => this.select.get(id));
  }

  rotate(id: string, from: string, to: string, expiresAtMs: number): Promise<boolean> {
    return this.connection.write(() => this.swap.run({ id, from, to, expiresAtMs }).changes === 1);
  }

  async end(id: string): Promise<void> {
    await this.connection.write(() => this.remove.run(id));
  }
}
