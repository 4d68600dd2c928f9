import type { RequestClaim, RequestKey } from '#libs/stream/ports';
import { RequestClaims } from '#libs/stream/ports';
import type Database from 'better-sqlite3';
import type { Connection } from './connection.js';
import { deleteInSlices } from './delete-in-slices.js';

interface ClaimRow {
  readonly ids: string;
  readonly digest: string;
  readonly answered: number;
}

export class SqliteRequestClaims extends RequestClaims {
  private readonly deleteExpired: Database.Statement<[number, number]>;
  private readonly deleteOf: Database.Statement<[string]>;
  private readonly insert: Database.Statement<[object]>;
  private readonly select: Database.Statement<[RequestKey], ClaimRow>;
  private readonly setAnswered: Database.Statement<[RequestKey]>;

  constructor(private readonly connection: Connection) {
    super();
    const { db } = connection;
    this.deleteExpired = db.prepare(`
      DELETE FROM request_claims WHERE rowid IN (
        SELECT rowid FROM request_claims WHERE expires_at_ms <= ? LIMIT ?)`);
    this.deleteOf = db.prepare('DELETE FROM request_claims WHERE account = ?');
    this.insert = db.prepare(`
      INSERT INTO request_claims (account, route, key, ids, digest, expires_at_ms)
      VALUES (@account, @route, @key, @ids, @digest, @expiresAtMs)
      ON CONFLICT (account, route, key) DO UPDATE SET ids = excluded.ids, digest = excluded.digest, answered = 0,
        expires_at_ms = excluded.expires_at_ms
      WHERE request_claims.expires_at_ms <= @nowMs`);
    const ofKey = 'WHERE account = @account AND route = @route AND key = @key';
    this.select = db.prepare(`SELECT ids, digest, answered FROM request_claims ${ofKey}`);
    this.setAnswered = db.prepare(`UPDATE request_claims SET answered = 1 ${ofKey}`);
  }

  async claim(key: RequestKey, wanted: Parameters<RequestClaims['claim']>[1]): Promise<RequestClaim> {
    const claim = { ...key, ...wanted, ids: JSON.stringify(wanted.ids) };
    const row = await this.connection.write(() => {
      this.insert.run(claim);
      return this.select.get(key)!;
    });
    return {
      ids: JSON.parse(row.ids) as Record<string, string>,
      digest: row.digest,
      answered: row.answered === 1,
    };
  }

  async answered(key: RequestKey): Promise<void> {
    await this.connection.write(() => this.setAnswered.run(key));
  }

  async forget(account: string): Promise<void> {
    await this.connection.write(() => this.deleteOf.run(account));
  }

  async sweep(nowMs: number): Promise<void> {
    await deleteInSlices(this.connection, (limit) => this.deleteExpired.run(nowMs, limit));
  }
}
