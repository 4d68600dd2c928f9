import type { Act, Acted, ActKind } from '#libs/post/ports';
import { ActStore } from '#libs/post/ports';
import type Database from 'better-sqlite3';
import { atMost } from './at-most.js';
import type { Connection } from './connection.js';

type ListStatement = Database.Statement<[string, ActKind, string, string, number], Acted>;

/** Sorts above every row of a list. */
const TOP: Acted = { at: 'g', id: 'g' };

export class SqliteActStore extends ActStore {
  private readonly upsert: Database.Statement<[Act & { on: number; at: string; version: number }]>;
  private readonly select: Database.Statement<[string, ActKind, string], string>;
  private readonly selectBy: ListStatement;
  private readonly selectTo: ListStatement;

  constructor(private readonly connection: Connection) {
    super();
    const { db } = connection;
    this.upsert = db.prepare(`
      INSERT INTO acts (actor_id, kind, subject_id, "on", at, version)
      VALUES (@actorId, @kind, @subjectId, @on, @at, @version)
      ON CONFLICT (actor_id, kind, subject_id) DO UPDATE SET "on" = excluded."on", at = excluded.at,
        version = excluded.version
      WHERE excluded.version > acts.version`);
    this.select = db
      .prepare<[string, ActKind, string], string>(
        `SELECT subject_id FROM acts
         WHERE actor_id = ? AND kind = ? AND "on" = 1 AND subject_id IN (SELECT value FROM json_each(?))`,
      )
      .pluck();
    this.selectBy = prepareList(db, 'actor_id', 'subject_id');
    this.selectTo = prepareList(db, 'subject_id', 'actor_id');
  }

  async set(act: Act, { on, at }: { readonly on: boolean; readonly at: string }, version: number): Promise<void> {
    await this.connection.write(() => this.upsert.run({ ...act, on: on ? 1 : 0, at, version }));
  }

  async on(actorId: string, kind: ActKind, subjectIds: readonly string[]): Promise<ReadonlySet<string>> {
    const wanted = JSON.stringify(atMost(100, subjectIds));
    return new Set(await this.connection.read(() => this.select.all(actorId, kind, wanted)));
  }

  by(actorId: string, kind: ActKind, limit: number, below = TOP): Promise<readonly Acted[]> {
    return this.connection.read(() => this.selectBy.all(actorId, kind, below.at, below.id, limit));
  }

  to(subjectId: string, kind: ActKind, limit: number, below = TOP): Promise<readonly Acted[]> {
    return this.connection.read(() => this.selectTo.all(subjectId, kind, below.at, below.id, limit));
  }
}

function prepareList(db: Database.Database, of: string, wanted: string): ListStatement {
  return db.prepare(`
    SELECT ${wanted} AS id, at FROM acts WHERE ${of} = ? AND kind = ? AND "on" = 1 AND (at, ${wanted}) < (?, ?)
    ORDER BY at DESC, ${wanted} DESC LIMIT ?`);
}
