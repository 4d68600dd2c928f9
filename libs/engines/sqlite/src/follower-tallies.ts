import { FollowerTallies } from '#libs/feed/ports';
import type Database from 'better-sqlite3';
import { atMost } from './at-most.js';
import type { Connection } from './connection.js';

/** Reads the rows of the tally store. */
export class SqliteFollowerTallies extends FollowerTallies {
  private readonly sums: Database.Statement<[string], { readonly userId: string; readonly followers: number }>;

  constructor(private readonly connection: Connection) {
    super();
    this.sums = connection.db.prepare(`
      SELECT subject_id AS userId, sum(value) AS followers FROM tallies
      WHERE subject_id IN (SELECT value FROM json_each(?)) AND counter = 'followers'
      GROUP BY subject_id`);
  }

  async of(userIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const wanted = JSON.stringify(atMost(100, userIds));
    const rows = await this.connection.read(() => this.sums.all(wanted));
    return new Map(rows.map(({ userId, followers }) => [userId, followers]));
  }
}
