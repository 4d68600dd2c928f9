import { TIMELINE_ROWS, TimelineStore } from '#libs/feed/ports';
import type Database from 'better-sqlite3';
import { atMost } from './at-most.js';
import type { Connection } from './connection.js';

export class SqliteTimelineStore extends TimelineStore {
  private readonly homes: TimelineTable;
  private readonly authors: TimelineTable;

  constructor(private readonly connection: Connection) {
    super();
    this.homes = new TimelineTable(connection.db, 'home_timelines', 'user_id');
    this.authors = new TimelineTable(connection.db, 'author_timelines', 'author_id');
  }

  async addToHomes(userIds: readonly string[], postIds: readonly string[]): Promise<void> {
    atMost(1_000, userIds);
    await this.connection.write(() => {
      for (const userId of userIds) this.homes.add(userId, postIds);
    });
  }

  home(userId: string, limit: number): Promise<readonly string[]> {
    return this.connection.read(() => this.homes.newest(userId, limit));
  }

  async addToAuthor(authorId: string, postId: string): Promise<void> {
    await this.connection.write(() => this.authors.add(authorId, [postId]));
  }

  author(authorId: string, limit: number): Promise<readonly string[]> {
    return this.connection.read(() => this.authors.newest(authorId, limit));
  }
}

/** One addition in so many looks for rows past the last kept one: looking costs far more than adding. */
const ADDITIONS_A_CUT = 16;

class TimelineTable {
  private readonly insert: Database.Statement<[string, string]>;
  private readonly cut: Database.Statement<[string, string]>;
  private readonly select: Database.Statement<[string, number], string>;

  constructor(db: Database.Database, table: string, owner: string) {
    this.insert = db.prepare(`INSERT OR IGNORE INTO ${table} (${owner}, post_id) VALUES (?, ?)`);
    this.cut = db.prepare(`
      DELETE FROM ${table} WHERE ${owner} = ? AND post_id <=
        (SELECT post_id FROM ${table} WHERE ${owner} = ? ORDER BY post_id DESC LIMIT 1 OFFSET ${TIMELINE_ROWS})`);
    this.select = db
      .prepare<[string, number], string>(
        `SELECT post_id FROM ${table} WHERE ${owner} = ? ORDER BY post_id DESC LIMIT ?`,
      )
      .pluck();
  }

  add(owner: string, postIds: readonly string[]): void {
    let added = 0;
    for (const postId of postIds) added += this.insert.run(owner, postId).changes;
    if (added > 0 && postIds.some((postId) => isDrawn(owner, postId))) this.cut.run(owner, owner);
  }

  newest(owner: string, limit: number): string[] {
    return this.select.all(owner, Math.min(limit, TIMELINE_ROWS));
  }
}

/** A lot that the ids themselves draw: their ends are random, so the timelines of one post are not cut all at once. */
function isDrawn(owner: string, postId: string): boolean {
  return (endOf(owner) + endOf(postId)) % ADDITIONS_A_CUT === 0;
}

function endOf(id: string): number {
  return Number.parseInt(id.slice(-4), 16);
}
