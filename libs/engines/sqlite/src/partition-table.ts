import type Database from 'better-sqlite3';
import type { PartitionRange, StoredRecord } from '#libs/stream/ports';

/** Records that one transaction forgets at most. */
const TRIM_SLICE = 2_000;
/**
 * Emptied records that stay before the first kept one. When rows go, SQLite merges what is left of three neighbouring
 * pages, and leaves copies of the rows that it moves: these must be empty ones. A page of 4 KB holds 20 events at most.
 */
const EMPTIED = 128;

/**
 * One partition's own table. Every method runs inside the caller's transaction. Forgotten records are first overwritten
 * with zeros where they lie, then deleted later: so nothing of them is left in the file.
 */
export class PartitionTable {
  private readonly next: Database.Statement<[], number>;
  private readonly begin: Database.Statement<[], number>;
  private readonly setBegin: Database.Statement<[number]>;
  private readonly setNext: Database.Statement<[number]>;
  private readonly insert: Database.Statement<[number, string, number, Uint8Array]>;
  private readonly select: Database.Statement<[number, number], StoredRecord>;
  private readonly first: Database.Statement<[], number>;
  private readonly oldest: Database.Statement<[number, number, number], { offset: number; timeMs: number }>;
  private readonly emptyBetween: Database.Statement<[number, number]>;
  private readonly deleteBelow: Database.Statement<[number]>;

  constructor(
    db: Database.Database,
    readonly topic: string,
    readonly partition: number,
    number: number,
  ) {
    const records = `records_${number}`;
    db.exec(`
      CREATE TABLE IF NOT EXISTS ${records} (
        "offset" INTEGER PRIMARY KEY, key TEXT NOT NULL, time_ms INTEGER NOT NULL, value BLOB NOT NULL
      ) STRICT`);
    this.next = db.prepare<[], number>(`SELECT next FROM partitions WHERE number = ${number}`).pluck();
    this.begin = db.prepare<[], number>(`SELECT start FROM partitions WHERE number = ${number}`).pluck();
    this.setBegin = db.prepare(`UPDATE partitions SET start = ? WHERE number = ${number}`);
    this.setNext = db.prepare(`UPDATE partitions SET next = ? WHERE number = ${number}`);
    this.insert = db.prepare(`INSERT INTO ${records} ("offset", key, time_ms, value) VALUES (?, ?, ?, ?)`);
    this.select = db.prepare(
      `SELECT "offset", key, value, time_ms AS timeMs FROM ${records} WHERE "offset" >= ? ORDER BY "offset" LIMIT ?`,
    );
    this.first = db.prepare<[], number>(`SELECT "offset" FROM ${records} ORDER BY "offset" LIMIT 1`).pluck();
    this.oldest = db.prepare(
      `SELECT "offset", time_ms AS timeMs FROM ${records} WHERE "offset" >= ? AND "offset" < ?
       ORDER BY "offset" LIMIT ?`,
    );
    // Of the same sizes as before: SQLite then writes over the row, and moves nothing.
    this.emptyBetween = db.prepare(
      `UPDATE ${records} SET key = CAST(zeroblob(octet_length(key)) AS TEXT), value = zeroblob(length(value))
       WHERE "offset" >= ? AND "offset" < ?`,
    );
    this.deleteBelow = db.prepare(`DELETE FROM ${records} WHERE "offset" < ?`);
  }

  end(): number {
    return this.next.get()!;
  }

  /** Answers the offset of the first; the others follow it without a gap. */
  append(records: readonly { key: string; value: Uint8Array; timeMs: number }[]): number {
    const first = this.end();
    records.forEach(({ key, value, timeMs }, index) => this.insert.run(first + index, key, timeMs, value));
    this.setNext.run(first + records.length);
    return first;
  }

  read(from: number, max: number): StoredRecord[] {
    return this.select.all(Math.max(from, this.begin.get()!), max);
  }

  range(): PartitionRange {
    const end = this.end();
    return {
      topic: this.topic,
      partition: this.partition,
      start: Math.max(this.begin.get()!, this.first.get() ?? end),
      end,
    };
  }

  /** Forgets one slice, and never from the middle. Answers whether there may be more to forget. */
  trim(before: number, olderThanMs: number): boolean {
    const start = this.begin.get()!;
    const slice = this.oldest.all(start, before, TRIM_SLICE);
    const kept = slice.find(({ timeMs }) => timeMs >= olderThanMs);
    const last = slice.at(-1);
    if (!last) return false;
    const next = kept ? kept.offset : last.offset + 1;
    this.emptyBetween.run(start, next);
    this.setBegin.run(next);
    this.deleteBelow.run(next - EMPTIED);
    return !kept && slice.length === TRIM_SLICE;
  }
}
