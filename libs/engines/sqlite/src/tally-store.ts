import type { Counter } from '#libs/events';
import type { Counted, Placed, Tally, Totals } from '#libs/counter/ports';
import { ROWS_AT_ONCE, TallyStore } from '#libs/counter/ports';
import type Database from 'better-sqlite3';
import { atMost } from './at-most.js';
import type { Connection } from './connection.js';

export class SqliteTallyStore extends TallyStore {
  private readonly upsert: Database.Statement<[Tally & { partition: number }]>;
  private readonly select: Database.Statement<[string, Counter, number], Tally>;
  private readonly sums: Database.Statement<[string, string], Counted & { readonly value: number }>;
  private readonly page: Database.Statement<[string, string, number, number], Placed<Tally>>;

  constructor(private readonly connection: Connection) {
    super();
    const { db } = connection;
    this.upsert = db.prepare(`
      INSERT INTO tallies (subject_id, counter, partition, value, version)
      VALUES (@subjectId, @counter, @partition, @value, @version)
      ON CONFLICT (subject_id, counter, partition) DO UPDATE SET value = excluded.value, version = excluded.version
      WHERE excluded.version > tallies.version`);
    this.select = db.prepare(`
      SELECT subject_id AS subjectId, counter, value, version FROM tallies
      WHERE subject_id = ? AND counter = ? AND partition = ?`);
    this.sums = db.prepare(`
      SELECT subject_id AS subjectId, counter, sum(value) AS value FROM tallies
      WHERE subject_id IN (SELECT value FROM json_each(?)) AND counter IN (SELECT value FROM json_each(?))
      GROUP BY subject_id, counter`);
    this.page = db.prepare(`
      SELECT subject_id AS subjectId, counter, partition, value, version FROM tallies
      WHERE (subject_id, counter, partition) > (?, ?, ?)
      ORDER BY subject_id, counter, partition LIMIT ?`);
  }

  async of(partition: number, wanted: readonly Counted[]): Promise<readonly Tally[]> {
    const limited = atMost(ROWS_AT_ONCE, wanted);
    return this.connection.read(() =>
      limited.flatMap(({ subjectId, counter }) => this.select.get(subjectId, counter, partition) ?? []),
    );
  }

  async put(partition: number, tallies: readonly Tally[]): Promise<void> {
    const limited = atMost(ROWS_AT_ONCE, tallies);
    await this.connection.write(() => {
      for (const tally of limited) this.upsert.run({ ...tally, partition });
    });
  }

  async totals(subjectIds: readonly string[], counters: readonly Counter[]): Promise<Totals> {
    const wanted = JSON.stringify(atMost(100, subjectIds));
    const rows = await this.connection.read(() => this.sums.all(wanted, JSON.stringify(counters)));
    const totals = new Map<string, { [Name in Counter]?: number }>();
    for (const { subjectId, counter, value } of rows) {
      totals.set(subjectId, { ...totals.get(subjectId), [counter]: value });
    }
    return totals;
  }

  async *all(): AsyncGenerator<readonly Placed<Tally>[]> {
    let last: Pick<Placed<Tally>, 'subjectId' | 'partition'> & { counter: string } = FIRST;
    for (;;) {
      const { subjectId, counter, partition } = last;
      const rows = await this.connection.read(() => this.page.all(subjectId, counter, partition, ROWS_AT_ONCE));
      if (rows.length === 0) return;
      yield rows;
      last = rows.at(-1)!;
    }
  }
}

/** Below every row. */
const FIRST = { subjectId: '', counter: '', partition: -1 };
