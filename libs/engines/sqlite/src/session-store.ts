import type { Rotation, Session } from '#libs/account/ports';
import { SessionStore } from '#libs/account/ports';
import type Database from 'better-sqlite3';
import type { Connection } from './connection.js';

const COLUMNS = `id, user_id AS userId, secret_hash AS secretHash, device, created_at_ms AS createdAtMs,
  used_at_ms AS usedAtMs, expires_at_ms AS expiresAtMs`;

export class SqliteSessionStore extends SessionStore {
  private readonly replace: Database.Statement<[Session]>;
  private readonly forget: Database.Statement<[number]>;
  private readonly select: Database.Statement<[string], Session>;
  private readonly selectOf: Database.Statement<[string], Session>;
  private readonly swap: Database.Statement<[Rotation & { id: string }]>;
  private readonly remove: Database.Statement<[string]>;
  private readonly removeAll: Database.Statement<[string, string]>;

  constructor(private readonly connection: Connection) {
    super();
    const { db } = connection;
    this.replace = db.prepare(`
      INSERT OR REPLACE INTO sessions (id, user_id, secret_hash, device, created_at_ms, used_at_ms, expires_at_ms)
      VALUES (@id, @userId, @secretHash, @device, @createdAtMs, @usedAtMs, @expiresAtMs)`);
    this.forget = db.prepare('DELETE FROM sessions WHERE expires_at_ms <= ?');
    this.select = db.prepare(`SELECT ${COLUMNS} FROM sessions WHERE id = ?`);
    this.selectOf = db.prepare(`
      SELECT ${COLUMNS} FROM sessions WHERE user_id = ? ORDER BY used_at_ms DESC, id DESC LIMIT 100`);
    this.swap = db.prepare(`
      UPDATE sessions SET secret_hash = @to, used_at_ms = @usedAtMs, expires_at_ms = @expiresAtMs
      WHERE id = @id AND secret_hash = @from`);
    this.remove = db.prepare('DELETE FROM sessions WHERE id = ?');
    this.removeAll = db.prepare('DELETE FROM sessions WHERE user_id = ? AND id <> ?');
  }

  async put(session: Session): Promise<void> {
    await this.connection.write(() => {
      this.forget.run(session.createdAtMs);
      this.replace.run(session);
    });
  }

  find(id: string): Promise<Session | undefined> {
    return this.connection.read(() => this.select.get(id));
  }

  of(userId: string): Promise<readonly Session[]> {
    return this.connection.read(() => this.selectOf.all(userId));
  }

  rotate(id: string, rotation: Rotation): Promise<boolean> {
    return this.connection.write(() => this.swap.run({ id, ...rotation }).changes === 1);
  }

  async end(id: string): Promise<void> {
    await this.connection.write(() => this.remove.run(id));
  }

  async endAll(userId: string, exceptId = ''): Promise<void> {
    await this.connection.write(() => this.removeAll.run(userId, exceptId));
  }
}
