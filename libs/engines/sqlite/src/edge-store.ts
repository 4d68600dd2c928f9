import type { Counted, Edge, Placed } from '#libs/counter/ports';
import { EdgeStore, ROWS_AT_ONCE } from '#libs/counter/ports';
import type Database from 'better-sqlite3';
import { atMost } from './at-most.js';
import type { Connection } from './connection.js';

export class SqliteEdgeStore extends EdgeStore {
  private readonly upsert: Database.Statement<[Edge & { partition: number }]>;
  private readonly select: Database.Statement<[string, string, number, string], Edge>;
  private readonly countIn: Database.Statement<[string, string, number, number], number>;
  private readonly page: Database.Statement<[string, string, number, string, number], Placed<Edge>>;
  private readonly forget: Database.Statement<[Placed<Edge>]>;

  constructor(private readonly connection: Connection) {
    super();
    const { db } = connection;
    this.upsert = db.prepare(`
      INSERT INTO edges (subject_id, counter, partition, member_id, state, version)
      VALUES (@subjectId, @counter, @partition, @memberId, @state, @version)
      ON CONFLICT (subject_id, counter, partition, member_id) DO UPDATE SET state = excluded.state,
        version = excluded.version
      WHERE excluded.version > edges.version`);
    this.select = db.prepare(`
      SELECT subject_id AS subjectId, counter, member_id AS memberId, state, version FROM edges
      WHERE subject_id = ? AND counter = ? AND partition = ? AND member_id = ?`);
    this.countIn = db
      .prepare<[string, string, number, number], number>(
        'SELECT count(*) FROM edges WHERE subject_id = ? AND counter = ? AND partition = ? AND state = ?',
      )
      .pluck();
    this.page = db.prepare(`
      SELECT subject_id AS subjectId, counter, partition, member_id AS memberId, state, version FROM edges
      WHERE (subject_id, counter, partition, member_id) > (?, ?, ?, ?)
      ORDER BY subject_id, counter, partition, member_id LIMIT ?`);
    this.forget = db.prepare(`
      DELETE FROM edges WHERE subject_id = @subjectId AND counter = @counter AND partition = @partition
        AND member_id = @memberId AND version <= @version`);
  }

  async of(partition: number, wanted: readonly Omit<Edge, 'state' | 'version'>[]): Promise<readonly Edge[]> {
    const limited = atMost(ROWS_AT_ONCE, wanted);
    return this.connection.read(() =>
      limited.flatMap(({ subjectId, counter, memberId }) => {
        return this.select.get(subjectId, counter, partition, memberId) ?? [];
      }),
    );
  }

  async put(partition: number, edges: readonly Edge[]): Promise<void> {
    const limited = atMost(ROWS_AT_ONCE, edges);
    await this.connection.write(() => {
      for (const edge of limited) this.upsert.run({ ...edge, partition });
    });
  }

  count(partition: number, { subjectId, counter }: Counted, state: number): Promise<number> {
    return this.connection.read(() => this.countIn.get(subjectId, counter, partition, state)!);
  }

  async *all(): AsyncGenerator<readonly Placed<Edge>[]> {
    let last: Omit<Placed<Edge>, 'state' | 'version' | 'counter'> & { counter: string } = FIRST;
    for (;;) {
      const { subjectId, counter, partition, memberId } = last;
      const rows = await this.connection.read(() =>
        this.page.all(subjectId, counter, partition, memberId, ROWS_AT_ONCE),
      );
      if (rows.length === 0) return;
      yield rows;
      last = rows.at(-1)!;
    }
  }

  async remove(partition: number, edges: readonly Edge[]): Promise<void> {
    const limited = atMost(ROWS_AT_ONCE, edges);
    await this.connection.write(() => {
      for (const edge of limited) this.forget.run({ ...edge, partition });
    });
  }
}

/** Below every row. */
const FIRST = { subjectId: '', counter: '', partition: -1, memberId: '' };
