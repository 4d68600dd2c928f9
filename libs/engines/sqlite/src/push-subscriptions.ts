import type { PushSubscription } from '#libs/notify/ports';
import { MOST_SUBSCRIPTIONS, PushSubscriptions } from '#libs/notify/ports';
import type Database from 'better-sqlite3';
import type { Connection } from './connection.js';

type Row = PushSubscription & { readonly userId: string; readonly createdAtMs: number };

export class SqlitePushSubscriptions extends PushSubscriptions {
  private readonly replace: Database.Statement<[Row]>;
  private readonly cut: Database.Statement<[string, string]>;
  private readonly removeOne: Database.Statement<[string, string]>;
  private readonly removeAll: Database.Statement<[string]>;
  private readonly select: Database.Statement<[string], PushSubscription>;

  constructor(private readonly connection: Connection) {
    super();
    const { db } = connection;
    this.replace = db.prepare(`
      INSERT OR REPLACE INTO push_subscriptions (endpoint, user_id, p256dh, auth, created_at_ms)
      VALUES (@endpoint, @userId, @p256dh, @auth, @createdAtMs)`);
    this.cut = db.prepare(`
      DELETE FROM push_subscriptions WHERE user_id = ? AND endpoint NOT IN (
        SELECT endpoint FROM push_subscriptions WHERE user_id = ?
        ORDER BY created_at_ms DESC, endpoint DESC LIMIT ${MOST_SUBSCRIPTIONS})`);
    this.removeOne = db.prepare('DELETE FROM push_subscriptions WHERE user_id = ? AND endpoint = ?');
    this.removeAll = db.prepare('DELETE FROM push_subscriptions WHERE user_id = ?');
    this.select = db.prepare(`
      SELECT endpoint, p256dh, auth FROM push_subscriptions
      WHERE user_id = ? ORDER BY created_at_ms DESC, endpoint DESC`);
  }

  async put(userId: string, subscription: PushSubscription, createdAtMs: number): Promise<void> {
    await this.connection.write(() => {
      this.replace.run({ ...subscription, userId, createdAtMs });
      this.cut.run(userId, userId);
    });
  }

  async remove(userId: string, endpoint: string): Promise<void> {
    await this.connection.write(() => this.removeOne.run(userId, endpoint));
  }

  of(userId: string): Promise<readonly PushSubscription[]> {
    return this.connection.read(() => this.select.all(userId));
  }

  async forget(userId: string): Promise<void> {
    await this.connection.write(() => this.removeAll.run(userId));
  }
}
