import type { Relation, Shunned } from '#libs/feed/ports';
import { Relations } from '#libs/feed/ports';
import type Database from 'better-sqlite3';
import { atMost } from './at-most.js';
import type { Connection } from './connection.js';

type Kind = 'block' | 'mute';
type SetStatement = Database.Statement<[{ actorId: string; subjectId: string; on: number; version: number }]>;

interface Row {
  readonly actorId: string;
  readonly subjectId: string;
  readonly blocks: number;
  readonly mutes: number;
}

export class SqliteRelations extends Relations {
  private readonly upsert: Readonly<Record<Kind, SetStatement>>;
  private readonly between: Database.Statement<[{ viewerId: string; ids: string }], Row>;
  private readonly shunned: Database.Statement<[string, string, number], Row>;

  constructor(private readonly connection: Connection) {
    super();
    const { db } = connection;
    this.upsert = { block: prepareSet(db, 'block'), mute: prepareSet(db, 'mute') };
    this.between = db.prepare(`
      SELECT ${COLUMNS} FROM relations WHERE actor_id = @viewerId AND subject_id IN (SELECT value FROM json_each(@ids))
      UNION ALL
      SELECT ${COLUMNS} FROM relations WHERE subject_id = @viewerId AND actor_id IN (SELECT value FROM json_each(@ids))`);
    this.shunned = db.prepare(`
      SELECT ${COLUMNS} FROM relations WHERE actor_id = ? AND subject_id > ? AND (block = 1 OR mute = 1)
      ORDER BY subject_id LIMIT ?`);
  }

  async setBlock(actorId: string, subjectId: string, on: boolean, version: number): Promise<void> {
    await this.connection.write(() => this.upsert.block.run({ actorId, subjectId, on: on ? 1 : 0, version }));
  }

  async setMute(actorId: string, subjectId: string, on: boolean, version: number): Promise<void> {
    await this.connection.write(() => this.upsert.mute.run({ actorId, subjectId, on: on ? 1 : 0, version }));
  }

  async of(viewerId: string, ids: readonly string[]): Promise<ReadonlyMap<string, Relation>> {
    const wanted = { viewerId, ids: JSON.stringify(atMost(100, ids)) };
    const found = new Map<string, Relation>();
    for (const row of await this.connection.read(() => this.between.all(wanted))) {
      const own = row.actorId === viewerId;
      const id = own ? row.subjectId : row.actorId;
      const known = found.get(id) ?? { blocks: false, blockedBy: false, mutes: false };
      const blocked = row.blocks === 1;
      found.set(id, own ? { ...known, blocks: blocked, mutes: row.mutes === 1 } : { ...known, blockedBy: blocked });
    }
    return found;
  }

  async by(actorId: string, limit: number, above = ''): Promise<readonly Shunned[]> {
    const rows = await this.connection.read(() => this.shunned.all(actorId, above, limit));
    return rows.map(({ subjectId, blocks, mutes }) => ({ subjectId, blocks: blocks === 1, mutes: mutes === 1 }));
  }
}

const COLUMNS = 'actor_id AS actorId, subject_id AS subjectId, block AS blocks, mute AS mutes';

function prepareSet(db: Database.Database, kind: Kind): SetStatement {
  return db.prepare(`
    INSERT INTO relations (actor_id, subject_id, ${kind}, ${kind}_version) VALUES (@actorId, @subjectId, @on, @version)
    ON CONFLICT (actor_id, subject_id) DO UPDATE SET ${kind} = excluded.${kind},
      ${kind}_version = excluded.${kind}_version
    WHERE excluded.${kind}_version > relations.${kind}_version`);
}
