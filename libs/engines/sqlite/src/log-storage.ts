import type { LogIdentity, PartitionRange, Random, StoredRecord } from '#libs/stream/ports';
import { LogStorage, partitionKey } from '#libs/stream/ports';
import type Database from 'better-sqlite3';
import { Connection } from './connection.js';
import { log0001Partitions } from './migrations/log-0001-partitions.js';
import { log0002Start } from './migrations/log-0002-start.js';
import { PartitionTable } from './partition-table.js';
import { UnfitDataError } from './unfit-data-error.js';

/** Partitions of a topic that does not say how many. */
const PARTITIONS = 4;

export interface SqliteLogOptions {
  /** Every topic there is. A count is fixed for the topic's life. */
  readonly topics: readonly { readonly name: string; readonly partitions?: number }[];
  /** Names a log that is made now. */
  readonly random: Random;
}

type NewRow = Parameters<LogStorage['append']>[0][number];

export class SqliteLogStorage extends LogStorage {
  private readonly connection: Connection;
  private readonly tables = new Map<string, PartitionTable[]>();
  private readonly known: LogIdentity;
  private readonly setCommitted: Database.Statement<[string, string, number, number]>;
  private readonly allCommitted: Database.Statement<[string], { topic: string; partition: number; next: number }>;

  /** @throws UnfitDataError when a topic's partition count is not the one that the log was made with, or a newer build made it */
  constructor(file: string, options: SqliteLogOptions) {
    super();
    this.connection = new Connection(file, [log0001Partitions, log0002Start]);
    const { db } = this.connection;
    try {
      this.known = db.transaction(() => this.prepareLog(options)).immediate();
      this.setCommitted = db.prepare(
        `INSERT INTO committed_offsets (consumer_group, topic, partition, next) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET next = excluded.next`,
      );
      this.allCommitted = db.prepare('SELECT topic, partition, next FROM committed_offsets WHERE consumer_group = ?');
    } catch (error) {
      this.connection.close();
      throw error;
    }
  }

  async identity(): Promise<LogIdentity> {
    return this.known;
  }

  async append(records: readonly NewRow[]): Promise<readonly number[]> {
    const shares = this.shareOut(records);
    if (shares.size === 0) return [];
    return this.connection.write(() => {
      const offsets: number[] = [];
      for (const [table, indexes] of shares) {
        const first = table.append(indexes.map((index) => records[index]!));
        indexes.forEach((index, place) => (offsets[index] = first + place));
      }
      return offsets;
    });
  }

  async read(topic: string, partition: number, from: number, max: number): Promise<readonly StoredRecord[]> {
    const table = this.tableOf(topic, partition);
    return this.connection.read(() => table.read(from, max));
  }

  async ranges(topic: string): Promise<readonly PartitionRange[]> {
    const tables = this.tablesOf(topic);
    return this.connection.read(() => tables.map((table) => table.range()));
  }

  async commit(group: string, topic: string, partition: number, next: number): Promise<void> {
    await this.connection.write(() => this.setCommitted.run(group, topic, partition, next));
  }

  async committed(group: string): Promise<ReadonlyMap<string, number>> {
    const rows = await this.connection.read(() => this.allCommitted.all(group));
    return new Map(rows.map(({ topic, partition, next }) => [partitionKey(topic, partition), next]));
  }

  async trim(topic: string, partition: number, before: number, olderThanMs: number): Promise<void> {
    const table = this.tableOf(topic, partition);
    while (await this.connection.write(() => table.trim(before, olderThanMs)));
  }

  /** Nothing of what was trimmed is left in the files when it returns. @throws UnavailableError */
  emptyJournal(): Promise<void> {
    return this.connection.emptyJournal();
  }

  /** Commits what waits and lets go of the file. */
  async close(): Promise<void> {
    this.connection.close();
  }

  private prepareLog({ topics, random }: SqliteLogOptions): LogIdentity {
    const { db } = this.connection;
    for (const { name, partitions } of topics) this.tables.set(name, openTopic(db, name, partitions ?? PARTITIONS));
    const find = db.prepare<[], LogIdentity>('SELECT id, epoch FROM log');
    const known = find.get();
    if (known) return known;
    db.prepare('INSERT INTO log (id, epoch) VALUES (?, 0)').run(Buffer.from(random.bytes(16)).toString('hex'));
    return find.get()!;
  }

  /** Indexes of the records of each table, in the given order. */
  private shareOut(records: readonly NewRow[]): Map<PartitionTable, number[]> {
    const shares = new Map<PartitionTable, number[]>();
    records.forEach(({ topic, partition }, index) => {
      const table = this.tableOf(topic, partition);
      const share = shares.get(table);
      if (share) share.push(index);
      else shares.set(table, [index]);
    });
    return shares;
  }

  private tablesOf(topic: string): PartitionTable[] {
    const tables = this.tables.get(topic);
    if (!tables) throw new RangeError(`the log has no topic ${topic}`);
    return tables;
  }

  private tableOf(topic: string, partition: number): PartitionTable {
    const table = this.tablesOf(topic)[partition];
    if (!table) throw new RangeError(`topic ${topic} has no partition ${partition}`);
    return table;
  }
}

function openTopic(db: Database.Database, topic: string, count: number): PartitionTable[] {
  const find = db.prepare<[string], { number: number; partition: number }>(
    'SELECT number, partition FROM partitions WHERE topic = ? ORDER BY partition',
  );
  if (find.all(topic).length === 0) {
    const insert = db.prepare('INSERT INTO partitions (topic, partition) VALUES (?, ?)');
    for (let partition = 0; partition < count; partition++) insert.run(topic, partition);
  }
  const rows = find.all(topic);
  if (rows.length !== count) {
    throw new UnfitDataError(
      `topic ${topic} was made with ${rows.length} partitions and is now asked for with ${count}: ` +
        'a partition count is fixed for the life of a log',
    );
  }
  return rows.map(({ number, partition }) => new PartitionTable(db, topic, partition, number));
}
