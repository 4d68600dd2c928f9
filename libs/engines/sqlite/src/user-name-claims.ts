import type { HeldName, NameBlock, UserNameClaim } from '#libs/account/ports';
import { UserNameClaims } from '#libs/account/ports';
import type Database from 'better-sqlite3';
import type { Connection } from './connection.js';

export class SqliteUserNameClaims extends UserNameClaims {
  private readonly insert: Database.Statement<[UserNameClaim & { nowMs: number; expiresAtMs: number }]>;
  private readonly select: Database.Statement<[string], UserNameClaim>;
  private readonly keep: Database.Statement<[string, string]>;
  private readonly selectOf: Database.Statement<[string], UserNameClaim & { permanent: number }>;
  private readonly remove: Database.Statement<[string, string]>;
  private readonly block: Database.Statement<[NameBlock]>;
  private readonly selectBlock: Database.Statement<[string, number], number>;
  private readonly forgetBlocks: Database.Statement<[number]>;

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
    this.selectOf = connection.db.prepare(`
      SELECT folded_name AS foldedName, user_id AS userId, password_hash AS passwordHash,
        expires_at_ms IS NULL AS permanent
      FROM user_name_claims WHERE user_id = ?`);
    this.remove = connection.db.prepare('DELETE FROM user_name_claims WHERE folded_name = ? AND user_id = ?');
    this.block = connection.db.prepare(
      'INSERT OR REPLACE INTO name_blocks (name_hash, until_ms) VALUES (@nameHash, @untilMs)',
    );
    this.selectBlock = connection.db
      .prepare<[string, number], number>('SELECT 1 FROM name_blocks WHERE name_hash = ? AND until_ms > ?')
      .pluck();
    this.forgetBlocks = connection.db.prepare('DELETE FROM name_blocks WHERE until_ms <= ?');
  }

  claim(wanted: UserNameClaim, nowMs: number, expiresAtMs: number): Promise<UserNameClaim> {
    return this.connection.write(() => {
      this.forgetBlocks.run(nowMs);
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

  async heldBy(userId: string): Promise<readonly HeldName[]> {
    const rows = await this.connection.read(() => this.selectOf.all(userId));
    return rows.map(({ permanent, ...claim }) => ({ ...claim, permanent: permanent === 1 }));
  }

  async release(foldedName: string, userId: string, block?: NameBlock): Promise<void> {
    await this.connection.write(() => {
      if (this.remove.run(foldedName, userId).changes === 1 && block) this.block.run(block);
    });
  }

  async isBlocked(nameHash: string, nowMs: number): Promise<boolean> {
    return (await this.connection.read(() => this.selectBlock.get(nameHash, nowMs))) === 1;
  }
}
