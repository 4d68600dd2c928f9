import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from '@jest/globals';
import { createMemoryStore, MemoryLogStorage } from '#libs/engines/memory';
import { openSqliteStore, SqliteLogStorage, type SqliteStore } from '#libs/engines/sqlite';
import { type LogStorage, Random } from '#libs/stream/ports';

/** The engines that keep rows. Every suite of a row-keeping port runs on each. */
export const engines = ['memory', 'sqlite'] as const;
export type Engine = (typeof engines)[number];

export type RowStore = Omit<SqliteStore, 'close'>;
export type Topics = readonly { readonly name: string; readonly partitions?: number }[];

/** Counts: what is made from it can be told apart, and is the same in every run. */
export class CountingRandom extends Random {
  private count = 0;

  bytes(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => (this.count = (this.count + 1) % 256));
  }

  fraction(): number {
    return this.bytes(1)[0]! / 256;
  }
}

/** A fresh folder before each test, and gone after it. */
export function freshFolder(): () => string {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mediafeed-contract-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  return () => folder;
}

/** An empty store of this engine before each test, closed after it. */
export function freshStore(engine: Engine, options: { readonly timelineRows?: number } = {}): () => RowStore {
  const folder = freshFolder();
  let store: SqliteStore | undefined;
  beforeEach(() => {
    store = engine === 'memory' ? createMemoryStore(options) : openSqliteStore(folder(), options);
  });
  afterEach(() => store?.close());
  return () => store!;
}

/** Runs `use` with two empty stores of this engine, for a property that needs them anew in every run. */
export async function withTwoStores(engine: Engine, use: (one: RowStore, other: RowStore) => Promise<void>) {
  if (engine === 'memory') return use(createMemoryStore(), createMemoryStore());
  const folders = [0, 1].map(() => mkdtempSync(join(tmpdir(), 'mediafeed-contract-')));
  const [one, other] = folders.map((folder): SqliteStore => openSqliteStore(folder)) as [SqliteStore, SqliteStore];
  try {
    await use(one, other);
  } finally {
    await Promise.all([one.close(), other.close()]);
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
}

/** An empty log of this engine before each test, closed after it. */
export function freshLog(engine: Engine, topics: Topics): () => LogStorage {
  const folder = freshFolder();
  let log: LogStorage | undefined;
  beforeEach(() => {
    const options = { topics, random: new CountingRandom() };
    log =
      engine === 'memory' ? new MemoryLogStorage(options) : new SqliteLogStorage(join(folder(), 'log.sqlite'), options);
  });
  afterEach(async () => {
    if (log instanceof SqliteLogStorage) await log.close();
  });
  return () => log!;
}
