import type { Follow, FollowFlag, FollowList } from '#libs/feed/ports';
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
  readonly requested: number;
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
  private readonly selectBack: Database.Statement<[string, string], FollowRow>;
  private readonly lists: Readonly<Record<FollowList, PageStatement>>;

  constructor(private readonly connection: Connection) {
    super();
    const { db } = connection;
    this.upsert = { wanted: prepareSet(db, 'wanted'), allowed: prepareSet(db, 'allowed') };
    this.select = db.prepare(`
      SELECT ${COLUMNS} FROM follows WHERE actor_id = ? AND subject_id IN (SELECT value FROM json_each(?))`);
    this.selectBack = db.prepare(`
      SELECT ${COLUMNS} FROM follows WHERE subject_id = ? AND actor_id IN (SELECT value FROM json_each(?))`);
    this.lists = {
      followers: preparePage(db, 'actor_id', 'subject_id', FOLLOWING),
      following: preparePage(db, 'subject_id', 'actor_id', FOLLOWING),
      requests: preparePage(db, 'actor_id', 'subject_id', REQUESTED),
      requested: preparePage(db, 'subject_id', 'actor_id', REQUESTED),
    };
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

  async to(subjectId: string, actorIds: readonly string[]): Promise<ReadonlyMap<string, Follow>> {
    const wanted = JSON.stringify(atMost(100, actorIds));
    const rows = await this.connection.read(() => this.selectBack.all(subjectId, wanted));
    return new Map(rows.map((row) => [row.actorId, toFollow(row)]));
  }

  followersOf(subjectId: string): AsyncIterable<readonly string[]> {
    return pages(this, 'followers', subjectId);
  }

  followedBy(actorId: string): AsyncIterable<readonly string[]> {
    return pages(this, 'following', actorId);
  }

  async list(list: FollowList, userId: string, limit: number, above = ''): Promise<readonly string[]> {
    return this.connection.read(() => this.lists[list].all(userId, above, limit));
  }
}

async function* pages(graph: FollowGraph, list: FollowList, userId: string): AsyncIterable<readonly string[]> {
  let last: string | undefined = '';
  while (last !== undefined) {
    const page: readonly string[] = await graph.list(list, userId, PAGE, last);
    if (page.length > 0) yield page;
    last = page.length === PAGE ? page.at(-1) : undefined;
  }
}

/** As the partial indexes say it, word for word. */
const FOLLOWING = 'wanted = 1 AND allowed = 1';
const REQUESTED = 'wanted = 1 AND allowed = 0 AND wanted_version > allowed_version';
const COLUMNS = `actor_id AS actorId, subject_id AS subjectId, wanted, allowed, ${REQUESTED} AS requested`;

/** One end of follows by the other: whose, above which id, how many. */
type PageStatement = Database.Statement<[string, string, number], string>;

function preparePage(db: Database.Database, wanted: string, of: string, state: string): PageStatement {
  return db
    .prepare<[string, string, number], string>(
      `SELECT ${wanted} FROM follows WHERE ${of} = ? AND ${state} AND ${wanted} > ? ORDER BY ${wanted} LIMIT ?`,
    )
    .pluck();
}

function prepareSet(db: Database.Database, flag: FollowFlag): Database.Statement<[SetRow]> {
  return db.prepare(`
    INSERT INTO follows (actor_id, subject_id, ${flag}, ${flag}_version) VALUES (@actorId, @subjectId, @on, @version)
    ON CONFLICT (actor_id, subject_id) DO UPDATE SET ${flag} = excluded.${flag},
      ${flag}_version = excluded.${flag}_version
    WHERE excluded.${flag}_version > follows.${flag}_version`);
}

function toFollow({ actorId, subjectId, wanted, allowed, requested }: FollowRow): Follow {
  return { actorId, subjectId, wanted: wanted === 1, allowed: allowed === 1, requested: requested === 1 };
}
