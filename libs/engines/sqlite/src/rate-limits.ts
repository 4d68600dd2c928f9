import type { Used } from '#libs/account/ports';
import { RateLimits } from '#libs/account/ports';
import type Database from 'better-sqlite3';
import type { Connection } from './connection.js';

interface Count extends Used {
  readonly key: string;
}

export class SqliteRateLimits extends RateLimits {
  private readonly forget: Database.Statement<[number]>;
  private readonly select: Database.Statement<[string, number], Used>;
  private readonly add: Database.Statement<[Count]>;

  constructor(private readonly connection: Connection) {
    super();
    const { db } = connection;
    this.forget = db.prepare('DELETE FROM rate_limits WHERE ends_at_ms <= ?');
    this.select = db.prepare('SELECT used, ends_at_ms AS endsAtMs FROM rate_limits WHERE key = ? AND ends_at_ms > ?');
    this.add = db.prepare(`
      INSERT INTO rate_limits (key, used, ends_at_ms) VALUES (@key, max(0, @used), @endsAtMs)
      ON CONFLICT (key) DO UPDATE SET used = max(0, rate_limits.used + @used)`);
  }

  async count(key: string, amount: number, nowMs: number, windowMs: number): Promise<Used> {
    const unused = { used: 0, endsAtMs: nowMs + windowMs };
    const look = (): Used => this.select.get(key, nowMs) ?? unused;
    if (amount === 0) return this.connection.read(look);
    return this.connection.write(() => {
      this.forget.run(nowMs);
      this.add.run({ key, used: amount, endsAtMs: unused.endsAtMs });
      return look();
    });
  }
}
