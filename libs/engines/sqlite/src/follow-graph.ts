import type { Follow, FollowFlag } from '#libs/feed/ports';
import { FollowGraph } from '#libs/feed/ports';
import type Database from 'better-sqlite3';
import { atMost } from './at-most.js';
import type { Connection } from './connection.js';

const PAGE = 1_000;

interface FollowRow {
  readonly actorId: string;
  readonly subjectId: string;
  readonly wanted: number;
  readonly allowed: number;
}
interface SetRow {
  readonly actorId: string;
  readonly subjectId: string;
  readonly on: number;
  readonly version: number;
}

export class SqliteFollowGraph extends FollowGraph {
  private readonly upsert: Readonly<Record<FollowFlag, Database.Statement<[SetRow]>>>;
  private readonly select: Database.Statement<[string, string], FollowRow>;
  private readonly followers: PageStatement;
  private readonly followed: PageStatement;

  constructor(private readonly connection: Connection) {
    super();
    const { db } = connection;
    this.upsert = { wanted: prepareSet(db, 'wanted'), allowed: prepareSet(db, 'allowed') };
    this.select = db.prepare(`
      SELECT actor_id AS actorId, subject_id AS subjectId, wanted, allowed FROM follows
      WHERE actor_id = ? AND subject_id IN (SELECT value FROM json_each(?))`);
    this.followers = preparePage(db, 'actor_id', 'subject_id');
    this.followed = preparePage(db, 'subject_id', 'actor_id');
  }

  async set(actorId: string, subjectId: string, flag: FollowFlag, on: boolean, version: number): Promise<Follow> {
    const row = await this.connection.write(() => {
      this.upsert[flag].run({ actorId, subjectId, on: on ? 1 : 0, version });
      return this.select.get(actorId, JSON.stringify([subjectId]))!;
    });
    return toFollow(row);
  }

  async of(actorId: string, subjectIds: readonly string[]): Promise<ReadonlyMap<string, Follow>> {
    const wanted = JSON.stringify(atMost(100, subjectIds));
    const rows = await this.connection.read(() => this.select.all(actorId, wanted));
    return new Map(rows.map((row) => [row.subjectId, toFollow(row)]));
  }

  followersOf(subjectId: string): AsyncIterable<readonly string[]> {
    return pages(this.connection, this.followers, subjectId);
  }

  followedBy(actorId: string): AsyncIterable<readonly string[]> {
    return pages(this.connection, this.followed, actorId);
  }
}

/** One end of follows with both flags on, by the other: whose, after which id, how many. */
type PageStatement = Database.Statement<[string, string, number], string>;

function preparePage(db: Database.Database, wanted: string, of: string): PageStatement {
  return db
    .prepare<[string, string, number], string>(
      `SELECT ${wanted} FROM follows WHERE ${of} = ? AND wanted = 1 AND allowed = 1 AND ${wanted} > ?
       ORDER BY ${wanted} LIMIT ?`,
    )
    .pluck();
}

async function* pages(connection: Connection, statement: PageStatement, of: string): AsyncIterable<readonly string[]> {
  let last: string | undefined = '';
  while (last !== undefined) {
    const after: string = last;
    const page: string[] = await connection.read(() => statement.all(of, after, PAGE));
    if (page.length > 0) yield page;
    last = page.length === PAGE ? page.at(-1) : undefined;
  }
}

function prepareSet(db: Database.Database, flag: FollowFlag): Database.Statement<[SetRow]> {
  return db.prepare(`
    INSERT INTO follows (actor_id, subject_id, ${flag}, ${flag}_version) VALUES (@actorId, @subjectId, @on, @version)
    ON CONFLICT (actor_id, subject_id) DO UPDATE SET ${flag} = excluded.${flag},
      ${flag}_version = excluded.${flag}_version
    WHERE excluded.${flag}_version > follows.${flag}_version`);
}

function toFollow({ actorId, subjectId, wanted, allowed }: FollowRow): Follow {
  return { actorId, subjectId, wanted: wanted === 1, allowed: allowed === 1 };
}
