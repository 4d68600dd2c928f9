import { PulledMarks } from '#libs/feed/ports';
import type Database from 'better-sqlite3';
import { atMost } from './at-most.js';
import type { Connection } from './connection.js';

const PAGE = 1_000;

export class SqlitePulledMarks extends PulledMarks {
  private readonly insert: Database.Statement<[string, number]>;
  private readonly select: Database.Statement<[string], { readonly authorId: string; readonly atMs: number }>;
  private readonly followed: Database.Statement<[string, string, number], string>;

  constructor(private readonly connection: Connection) {
    super();
    const { db } = connection;
    this.insert = db.prepare('INSERT OR IGNORE INTO pulled_marks (author_id, marked_at_ms) VALUES (?, ?)');
    this.select = db.prepare(`
      SELECT author_id AS authorId, marked_at_ms AS atMs FROM pulled_marks
      WHERE author_id IN (SELECT value FROM json_each(?))`);
    this.followed = db
      .prepare<[string, string, number], string>(
        `SELECT f.subject_id FROM follows f CROSS JOIN pulled_marks m ON m.author_id = f.subject_id
         WHERE f.actor_id = ? AND f.wanted = 1 AND f.allowed = 1 AND f.subject_id > ? AND EXISTS (SELECT 1 FROM pulled_marks)
         ORDER BY f.subject_id LIMIT ?`,
      )
      .pluck();
  }

  async set(authorId: string, atMs: number): Promise<void> {
    await this.connection.write(() => this.insert.run(authorId, atMs));
  }

  async of(authorIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const wanted = JSON.stringify(atMost(100, authorIds));
    const rows = await this.connection.read(() => this.select.all(wanted));
    return new Map(rows.map(({ authorId, atMs }) => [authorId, atMs]));
  }

  async *followedBy(actorId: string): AsyncIterable<readonly string[]> {
    let last: string | undefined = '';
    while (last !== undefined) {
      const above: string = last;
      const page: string[] = await this.connection.read(() => this.followed.all(actorId, above, PAGE));
      if (page.length > 0) yield page;
      last = page.length === PAGE ? page.at(-1) : undefined;
    }
  }
}
