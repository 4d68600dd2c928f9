import { TIMELINE_ROWS, TimelineStore } from '#libs/feed/ports';
import type Database from 'better-sqlite3';
import { atMost } from './at-most.js';
import type { Connection } from './connection.js';

export class SqliteTimelineStore extends TimelineStore {
  private readonly homes: HomeTable;
  private readonly posted: AuthorTable;

  /** @param kept rows of a home timeline */
  constructor(
    private readonly connection: Connection,
    kept = TIMELINE_ROWS,
  ) {
    super();
    this.homes = new HomeTable(connection.db, kept);
    this.posted = new AuthorTable(connection.db);
  }

  async addToHomes(userIds: readonly string[], postIds: readonly string[]): Promise<void> {
    atMost(1_000, userIds);
    await this.connection.write(() => {
      for (const userId of userIds) this.homes.add(userId, postIds);
    });
  }

  home(userId: string, limit: number, below?: string, above?: string): Promise<readonly string[]> {
    return this.connection.read(() => this.homes.newest(userId, limit, { below, above }));
  }

  async mend(userId: string, postIds: readonly string[]): Promise<void> {
    const last = await this.connection.read(() => this.homes.lastKept(userId));
    const kept = postIds.filter((postId) => postId > last);
    if (kept.length > 0) await this.addToHomes([userId], kept);
  }

  async endHomes(before: string, after = ''): Promise<string | undefined> {
    return this.connection.write(() => this.homes.end(before, after));
  }

  async addToAuthor(authorId: string, postId: string): Promise<void> {
    await this.connection.write(() => this.posted.add(authorId, postId));
  }

  author(authorId: string, limit: number, below?: string): Promise<readonly string[]> {
    return this.authors([authorId], limit, below);
  }

  authors(authorIds: readonly string[], limit: number, below?: string): Promise<readonly string[]> {
    return this.connection.read(() => this.posted.newest(atMost(1_000, authorIds), limit, below));
  }
}

/** Sorts above every id: these begin with a hexadecimal digit. */
const TOP = 'g';
/** One addition in so many looks for rows past the last kept one: looking costs far more than adding. */
const ADDITIONS_A_CUT = 16;

interface Bounds {
  readonly below: string | undefined;
  readonly above: string | undefined;
}

/** Most timelines that one call ends rows of. */
const ENDED_AT_ONCE = 1_000;

/** Past the kept rows some more may lie, with gaps between them: no read goes there. */
class HomeTable {
  private readonly insert: Database.Statement<[string, string]>;
  private readonly cut: Database.Statement<[string, string]>;
  private readonly cutBelow: Database.Statement<[string, string]>;
  private readonly first: Database.Statement<[string, string, number], string>;
  private readonly next: Database.Statement<[string, string, string, number], string>;
  private readonly last: Database.Statement<[string], string>;
  private readonly owner: Database.Statement<[string], string>;

  constructor(
    db: Database.Database,
    private readonly kept: number,
  ) {
    const rows = 'SELECT post_id FROM home_timelines WHERE user_id = ? ORDER BY post_id DESC';
    this.insert = db.prepare('INSERT OR IGNORE INTO home_timelines (user_id, post_id) VALUES (?, ?)');
    this.cut = db.prepare(
      `DELETE FROM home_timelines WHERE user_id = ? AND post_id <= (${rows} LIMIT 1 OFFSET ${kept})`,
    );
    this.cutBelow = db.prepare('DELETE FROM home_timelines WHERE user_id = ? AND post_id < ?');
    const over = 'SELECT post_id FROM home_timelines WHERE user_id = ? AND post_id > ? ORDER BY post_id DESC';
    this.first = db.prepare<[string, string, number], string>(`${over} LIMIT ?`).pluck();
    this.next = db
      .prepare<[string, string, string, number], string>(
        `SELECT post_id FROM (${over} LIMIT ${kept}) WHERE post_id < ? ORDER BY post_id DESC LIMIT ?`,
      )
      .pluck();
    this.last = db.prepare<[string], string>(`${rows} LIMIT 1 OFFSET ${kept - 1}`).pluck();
    this.owner = db
      .prepare<[string], string>('SELECT user_id FROM home_timelines WHERE user_id > ? ORDER BY user_id LIMIT 1')
      .pluck();
  }

  add(userId: string, postIds: readonly string[]): void {
    let added = 0;
    for (const postId of postIds) added += this.insert.run(userId, postId).changes;
    if (added > 0 && postIds.some((postId) => isDrawn(userId, postId))) this.cut.run(userId, userId);
  }

  newest(userId: string, limit: number, { below, above = '' }: Bounds): string[] {
    if (below === undefined) return this.first.all(userId, above, Math.min(limit, this.kept));
    return this.next.all(userId, above, below, limit);
  }

  /** The id of the last row that is kept; sorts below every id while there is room for more. */
  lastKept(userId: string): string {
    return this.last.get(userId) ?? '';
  }

  /** The last user whose rows were ended. */
  end(before: string, after: string): string | undefined {
    let userId = this.owner.get(after);
    for (let done = 1; userId !== undefined; done++) {
      this.cutBelow.run(userId, before);
      if (done === ENDED_AT_ONCE) return userId;
      userId = this.owner.get(userId);
    }
    return undefined;
  }
}

/** A lot that the ids themselves draw: their ends are random, so the timelines of one post are not cut all at once. */
function isDrawn(owner: string, postId: string): boolean {
  return (endOf(owner) + endOf(postId)) % ADDITIONS_A_CUT === 0;
}

function endOf(id: string): number {
  return Number.parseInt(id.slice(-4), 16);
}

class AuthorTable {
  private readonly insert: Database.Statement<[string, string]>;
  private readonly under: Database.Statement<[string, string, number], string>;
  private readonly latest: Database.Statement<[string, string, number], string>;

  constructor(db: Database.Database) {
    const rows = 'SELECT post_id FROM author_timelines WHERE author_id';
    this.insert = db.prepare('INSERT OR IGNORE INTO author_timelines (author_id, post_id) VALUES (?, ?)');
    this.under = db
      .prepare<[string, string, number], string>(`${rows} = ? AND post_id < ? ORDER BY post_id DESC LIMIT ?`)
      .pluck();
    this.latest = db
      .prepare<[string, string, number], string>(
        `SELECT value FROM (SELECT value, (${rows} = value AND post_id < ? ORDER BY post_id DESC LIMIT 1) AS newest
         FROM json_each(?)) WHERE newest IS NOT NULL ORDER BY newest DESC LIMIT ?`,
      )
      .pluck();
  }

  add(authorId: string, postId: string): void {
    this.insert.run(authorId, postId);
  }

  /** Whoever is not among the `limit` authors that posted last has none of the `limit` newest posts. */
  newest(authorIds: readonly string[], limit: number, below = TOP): string[] {
    const some = authorIds.length > limit ? this.latest.all(below, JSON.stringify(authorIds), limit) : authorIds;
    const found = some.flatMap((authorId) => this.under.all(authorId, below, limit));
    return found.sort().reverse().slice(0, limit);
  }
}
