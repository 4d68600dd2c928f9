import type { UserNameClaim } from '#libs/account/ports';
import { UserNameClaims } from '#libs/account/ports';
import type Database from 'better-sqlite3';
import type { Connection } from './connection.js';

export class SqliteUserNameClaims extends UserNameClaims {
  private readonly insert: Database.Statement<[UserNameClaim & { nowMs: number; expiresAtMs: number }]>;
  private readonly select: Database.Statement<[string], UserNameClaim>;
  private readonly keep: Database.Statement<[string, string]>;

  constructor(private readonly connection: Connection) {
    super();
    this.insert = connection.db.prepare(`
      INSERT INTO user_name_claims (folded_name, user_id, password_hash, expires_at_ms)
      VALUES (@foldedName, @userId, @passwordHash, @expiresAtMs)
      ON CONFLICT (folded_name) DO UPDATE SET user_id = excluded.user_id, password_hash = excluded.password_hash,
        expires_at_ms = excluded.expires_at_ms
      WHERE user_name_claims.expires_at_ms <= @nowMs`);
    this.select = connection.db.prepare(`
      SELECT folded_name AS foldedName, user_id AS userId, password_hash AS passwordHash
      FROM user_name_claims WHERE folded_name = ?`);
    this.keep = connection.db.prepare(
      'UPDATE user_name_claims SET expires_at_ms = NULL WHERE folded_name = ? AND user_id = ?',
    );
  }

  claim(wanted: UserNameClaim, nowMs: number, expiresAtMs: number): Promise<UserNameClaim> {
    return this.connection.write(() => {
      this.insert.run({ ...wanted, nowMs, expiresAtMs });
      return this.select.get(wanted.foldedName)!;
    });
  }

  find(foldedName: string): Promise<UserNameClaim | undefined> {
    return this.connection.read(() => this.select.get(foldedName));
  }

  async makePermanent(foldedName: string, userId: string): Promise<void> {
    await this.connection.write(() => this.keep.run(foldedName, userId));
  }
}
