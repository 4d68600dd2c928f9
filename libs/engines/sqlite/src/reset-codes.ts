import type { ResetCode } from '#libs/account/ports';
import { ResetCodes } from '#libs/account/ports';
import type Database from 'better-sqlite3';
import type { Connection } from './connection.js';

export class SqliteResetCodes extends ResetCodes {
  private readonly replace: Database.Statement<[ResetCode & { userId: string }]>;
  private readonly select: Database.Statement<[string], ResetCode>;
  private readonly miss: Database.Statement<[string]>;
  private readonly remove: Database.Statement<[string]>;

  constructor(private readonly connection: Connection) {
    super();
    const { db } = connection;
    this.replace = db.prepare(`
      INSERT OR REPLACE INTO reset_codes (user_id, code_hash, tries_left, expires_at_ms)
      VALUES (@userId, @codeHash, @triesLeft, @expiresAtMs)`);
    this.select = db.prepare(`
      SELECT code_hash AS codeHash, tries_left AS triesLeft, expires_at_ms AS expiresAtMs
      FROM reset_codes WHERE user_id = ?`);
    this.miss = db.prepare('UPDATE reset_codes SET tries_left = tries_left - 1 WHERE user_id = ?');
    this.remove = db.prepare('DELETE FROM reset_codes WHERE user_id = ?');
  }

  async put(userId: string, code: ResetCode): Promise<void> {
    await this.connection.write(() => this.replace.run({ userId, ...code }));
  }

  use(userId: string, codeHash: string, nowMs: number): Promise<boolean> {
    return this.connection.write(() => {
      const kept = this.select.get(userId);
      if (!kept) return false;
      const right = kept.codeHash === codeHash && kept.expiresAtMs > nowMs;
      if (right || kept.triesLeft <= 1) this.remove.run(userId);
      else this.miss.run(userId);
      return right;
    });
  }

  async delete(userId: string): Promise<void> {
    await this.connection.write(() => this.remove.run(userId));
  }
}
