import type { Profile, Standing, User } from '#libs/account/ports';
import { UserStore } from '#libs/account/ports';
import type { Role } from '#libs/events';
import type Database from 'better-sqlite3';
import { atMost } from './at-most.js';
import type { Connection } from './connection.js';

type Flags<Row> = Omit<Row, 'isPrivate' | 'suspended'> & { readonly isPrivate: number; readonly suspended: number };
type Section = 'is_private' | 'role' | 'suspended';
type Standings = { readonly role: Role; readonly suspended: number; readonly deleted: number };

const NOBODY: Standings = { role: 'user', suspended: 0, deleted: 0 };

export class SqliteUserStore extends UserStore {
  private readonly upsertProfile: Database.Statement<[Profile & { version: number }]>;
  private readonly upsert: Readonly<Record<Section, Database.Statement<[string, string | number, number]>>>;
  private readonly bury: Database.Statement<[string]>;
  private readonly select: Database.Statement<[string], Flags<User>>;
  private readonly selectStanding: Database.Statement<[string], Standings>;
  private readonly selectAdministrators: Database.Statement<[number], string>;

  constructor(private readonly connection: Connection) {
    super();
    const { db } = connection;
    this.upsertProfile = db.prepare(`
      INSERT INTO users (id, user_name, full_name, bio, website, avatar_id, created_at, profile_version)
      VALUES (@id, @userName, @fullName, @bio, @website, @avatarId, @createdAt, @version)
      ON CONFLICT (id) DO UPDATE SET user_name = excluded.user_name, full_name = excluded.full_name,
        bio = excluded.bio, website = excluded.website, avatar_id = excluded.avatar_id,
        created_at = excluded.created_at, profile_version = excluded.profile_version
      WHERE excluded.profile_version > users.profile_version AND users.deleted = 0`);
    this.upsert = {
      is_private: section(db, 'is_private'),
      role: section(db, 'role'),
      suspended: section(db, 'suspended'),
    };
    this.bury = db.prepare('INSERT OR REPLACE INTO users (id, deleted) VALUES (?, 1)');
    this.select = db.prepare(`
      SELECT id, user_name AS userName, full_name AS fullName, bio, website, avatar_id AS avatarId,
        created_at AS createdAt, is_private AS isPrivate, role, suspended,
        max(profile_version, is_private_version, role_version, suspended_version) AS version
      FROM users WHERE id IN (SELECT value FROM json_each(?)) AND profile_version >= 0 AND deleted = 0`);
    this.selectStanding = db.prepare('SELECT role, suspended, deleted FROM users WHERE id = ?');
    this.selectAdministrators = db
      .prepare<[number], string>(
        "SELECT id FROM users WHERE role = 'admin' AND profile_version >= 0 AND suspended = 0 AND deleted = 0 LIMIT ?",
      )
      .pluck();
  }

  async putProfile(profile: Profile, version: number): Promise<void> {
    await this.connection.write(() => this.upsertProfile.run({ ...profile, version }));
  }

  async setPrivate(userId: string, isPrivate: boolean, version: number): Promise<void> {
    await this.connection.write(() => this.upsert.is_private.run(userId, Number(isPrivate), version));
  }

  async setRole(userId: string, role: Role, version: number): Promise<void> {
    await this.connection.write(() => this.upsert.role.run(userId, role, version));
  }

  async setSuspended(userId: string, on: boolean, version: number): Promise<void> {
    await this.connection.write(() => this.upsert.suspended.run(userId, Number(on), version));
  }

  async delete(userId: string): Promise<void> {
    await this.connection.write(() => this.bury.run(userId));
  }

  async byIds(ids: readonly string[]): Promise<ReadonlyMap<string, User>> {
    const wanted = JSON.stringify(atMost(100, ids));
    const rows = await this.connection.read(() => this.select.all(wanted));
    return new Map(rows.map((row) => [row.id, withFlags(row)]));
  }

  async standing(userId: string): Promise<Standing> {
    const { role, suspended, deleted } = (await this.connection.read(() => this.selectStanding.get(userId))) ?? NOBODY;
    return { role, suspended: suspended === 1, deleted: deleted === 1 };
  }

  administrators(limit: number): Promise<readonly string[]> {
    return this.connection.read(() => this.selectAdministrators.all(limit));
  }
}

function section(db: Database.Database, name: Section): Database.Statement<[string, string | number, number]> {
  return db.prepare(`
    INSERT INTO users (id, ${name}, ${name}_version) VALUES (?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET ${name} = excluded.${name}, ${name}_version = excluded.${name}_version
    WHERE excluded.${name}_version > users.${name}_version AND users.deleted = 0`);
}

function withFlags(row: Flags<User>): User {
  return { ...row, isPrivate: row.isPrivate === 1, suspended: row.suspended === 1 };
}
