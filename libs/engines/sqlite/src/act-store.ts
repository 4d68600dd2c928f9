import type { Act, ActKind } from '#libs/post/ports';
import { ActStore } from '#libs/post/ports';
import type Database from 'better-sqlite3';
import { atMost } from './at-most.js';
import type { Connection } from './connection.js';

export class SqliteActStore extends ActStore {
  private readonly upsert: Database.Statement<[Act & { on: number; version: number }]>;
  private readonly select: Database.Statement<[string, ActKind, string], string>;

  constructor(private readonly connection: Connection) {
    super();
    const { db } = connection;
    this.upsert = db.prepare(`
      INSERT INTO acts (actor_id, kind, subject_id, "on", version)
      VALUES (@actorId, @kind, @subjectId, @on, @version)
      ON CONFLICT (actor_id, kind, subject_id) DO UPDATE SET "on" = excluded."on", version = excluded.version
      WHERE excluded.version > acts.version`);
    this.select = db
      .prepare<[string, ActKind, string], string>(
        `SELECT subject_id FROM acts
         WHERE actor_id = ? AND kind = ? AND "on" = 1 AND subject_id IN (SELECT value FROM json_each(?))`,
      )
      .pluck();
  }

  async set(act: Act, on: boolean, version: number): Promise<void> {
    await this.connection.write(() => this.upsert.run({ ...act, on: on ? 1 : 0, version }));
  }

  async on(actorId: string, kind: ActKind, subjectIds: readonly string[]): Promise<ReadonlySet<string>> {
    const wanted = JSON.stringify(atMost(100, subjectIds));
    return new Set(await this.connection.read(() => this.select.all(actorId, kind, wanted)));
  }
}
