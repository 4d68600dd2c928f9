import type { LogIdentity } from '#libs/stream/ports';
import { LogBookmark, partitionKey } from '#libs/stream/ports';
import type Database from 'better-sqlite3';
import type { Connection } from './connection.js';

interface FoldedRow {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
}

export class SqliteLogBookmark extends LogBookmark {
  private readonly identity: Database.Statement<[], LogIdentity>;
  private readonly setIdentity: Database.Statement<[LogIdentity]>;
  private readonly folded: Database.Statement<[], FoldedRow>;
  private readonly forget: Database.Statement<[]>;
  private readonly raise: Database.Statement<[string, number, number]>;

  constructor(private readonly connection: Connection) {
    super();
    const { db } = connection;
    this.identity = db.prepare('SELECT id, epoch FROM log_identity');
    this.setIdentity = db.prepare('INSERT OR REPLACE INTO log_identity (only, id, epoch) VALUES (1, @id, @epoch)');
    this.folded = db.prepare('SELECT topic, partition, "offset" FROM log_folded');
    this.forget = db.prepare('DELETE FROM log_folded');
    this.raise = db.prepare(`
      INSERT INTO log_folded (topic, partition, "offset") VALUES (?, ?, ?)
      ON CONFLICT (topic, partition) DO UPDATE SET "offset" = excluded."offset"
      WHERE excluded."offset" > log_folded."offset"`);
  }

  read(): ReturnType<LogBookmark['read']> {
    return this.connection.read(() => {
      const identity = this.identity.get();
      if (!identity) return undefined;
      const rows = this.folded.all();
      return { identity, folded: new Map(rows.map((row) => [partitionKey(row.topic, row.partition), row.offset])) };
    });
  }

  /** Another log's offsets say nothing about this one: they are forgotten. */
  async adopt(identity: LogIdentity): Promise<void> {
    await this.connection.write(() => {
      const kept = this.identity.get();
      if (kept && (kept.id !== identity.id || kept.epoch !== identity.epoch)) this.forget.run();
      this.setIdentity.run(identity);
    });
  }

  async note(topic: string, partition: number, offset: number): Promise<void> {
    await this.connection.write(() => this.raise.run(topic, partition, offset));
  }
}
