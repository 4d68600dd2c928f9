import { TRACE_ROWS_AT_ONCE, type TraceEntry, type TraceRow, TraceStore } from '#libs/trace/ports';
import type Database from 'better-sqlite3';
import { atMost } from './at-most.js';
import type { Connection } from './connection.js';

type Row = Omit<TraceRow, 'entry'> & { readonly entry: string };

export class SqliteTraceStore extends TraceStore {
  private readonly upsert: Database.Statement<[Row]>;
  private readonly select: Database.Statement<[string], string>;
  private readonly remove: Database.Statement<[number, number]>;

  constructor(private readonly connection: Connection) {
    super();
    const { db } = connection;
    this.upsert = db.prepare(`
      INSERT INTO traces (media_id, name, rank, at_ms, entry) VALUES (@mediaId, @name, @rank, @atMs, @entry)
      ON CONFLICT (media_id, name) DO UPDATE SET rank = excluded.rank, at_ms = excluded.at_ms, entry = excluded.entry
      WHERE excluded.rank > traces.rank`);
    this.select = db.prepare<[string], string>('SELECT entry FROM traces WHERE media_id = ?').pluck();
    this.remove = db.prepare(`
      DELETE FROM traces WHERE (media_id, name) IN (SELECT media_id, name FROM traces WHERE at_ms < ? LIMIT ?)`);
  }

  async put(rows: readonly TraceRow[]): Promise<void> {
    if (atMost(TRACE_ROWS_AT_ONCE, rows).length === 0) return;
    const written = rows.map((row): Row => ({ ...row, entry: JSON.stringify(row.entry) }));
    await this.connection.write(() => {
      for (const row of written) this.upsert.run(row);
    });
  }

  async of(mediaId: string): Promise<readonly TraceEntry[]> {
    const entries = await this.connection.read(() => this.select.all(mediaId));
    return entries.map((entry) => JSON.parse(entry) as TraceEntry);
  }

  forget(beforeMs: number, most: number): Promise<number> {
    return this.connection.write(() => this.remove.run(beforeMs, most).changes);
  }
}
