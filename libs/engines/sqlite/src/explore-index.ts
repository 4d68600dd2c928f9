import type { Explored } from '#libs/post/ports';
import { ExploreIndex } from '#libs/post/ports';
import type Database from 'better-sqlite3';
import { atMost } from './at-most.js';
import type { Connection } from './connection.js';

/** Posts that became too old, of which each write takes away so many: more than one, so that they never pile up. */
const SWEPT_A_WRITE = 16;
/** Sorts above every row. */
const TOP: Explored = { likes: Number.MAX_SAFE_INTEGER, id: 'g' };

export class SqliteExploreIndex extends ExploreIndex {
  private readonly sweep: Database.Statement<[string]>;
  private readonly upsert: Database.Statement<[object]>;
  private readonly remove: Database.Statement<[string]>;
  private readonly select: Database.Statement<[string, number, string, number], Explored>;

  constructor(private readonly connection: Connection) {
    super();
    const { db } = connection;
    const alive = `SELECT id FROM posts WHERE version >= 0 AND version < ${Number.MAX_SAFE_INTEGER}`;
    this.sweep = db.prepare(`
      DELETE FROM explored WHERE post_id IN (
        SELECT post_id FROM explored WHERE post_id < ? ORDER BY post_id LIMIT ${SWEPT_A_WRITE})`);
    this.upsert = db.prepare(`
      INSERT INTO explored (post_id, likes)
      SELECT p.id, (
        SELECT coalesce(sum(t.value), 0) FROM tallies t WHERE t.subject_id = p.id AND t.counter = 'likes')
      FROM (${alive}) p WHERE p.id IN (SELECT value FROM json_each(@ids)) AND p.id >= @since
      ON CONFLICT (post_id) DO UPDATE SET likes = excluded.likes`);
    this.remove = db.prepare(`
      DELETE FROM explored
      WHERE post_id IN (SELECT value FROM json_each(?)) AND NOT EXISTS (${alive} AND posts.id = explored.post_id)`);
    this.select = db.prepare(`
      SELECT post_id AS id, likes FROM explored WHERE post_id >= ? AND (likes, post_id) < (?, ?)
      ORDER BY likes DESC, post_id DESC LIMIT ?`);
  }

  async refresh(postIds: readonly string[], since: string): Promise<void> {
    const ids = JSON.stringify(atMost(100, postIds));
    await this.connection.write(() => {
      this.sweep.run(since);
      this.upsert.run({ ids, since });
      this.remove.run(ids);
    });
  }

  top(limit: number, since: string, below = TOP): Promise<readonly Explored[]> {
    return this.connection.read(() => this.select.all(since, below.likes, below.id, limit));
  }
}
