import type { User } from '#libs/account/ports';
import { UserStore } from '#libs/account/ports';
import type Database from 'better-sqlite3';
import { atMost } from './at-most.js';
import type { Connection } from './connection.js';

export class SqliteUserStore extends UserStore {
  private readonly upsert: Database.Statement<[User & { version: number }]>;
  private readonly select: Database.Statement<[string], User>;

  constructor(private readonly connection: Connection) {
    super();
    this.upsert = connection.db.prepare(`
      INSERT INTO users (id, user_name, full_name, created_at, version)
      VALUES (@id, @userName, @fullName, @createdAt, @version)
      ON CONFLICT (id) DO UPDATE SET user_name = excluded.user_name, full_name = excluded.full_name,
        created_at = excluded.created_at, version = excluded.version
      WHERE excluded.version > users.version`);
    this.select = connection.db.prepare(`
      SELECT id, user_name AS userName, full_name AS fullName, created_at AS createdAt
      FROM users WHERE id IN (SELECT value FROM json_each(?))`);
  }

  async put(user: User, version: number): Promise<void> {
    await this.connection.write(() => this.upsert.run({ ...user, version }));
  }

  async byIds(ids: readonly string[]): Promise<ReadonlyMap<string, User>> {
    const wanted = JSON.stringify(atMost(100, ids));
    const users = await this.connection.read(() => this.select.all(wanted));
    return new Map(users.map((user) => [user.id, user]));
  }
}
