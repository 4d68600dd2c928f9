import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MemoryLogStorage } from '#libs/engines/memory';
import { SqliteLogStorage } from '#libs/engines/sqlite';
import { type LogStorage, Random } from '#libs/stream/ports';

export interface LogTopics {
  readonly topics: readonly { readonly name: string; readonly partitions?: number }[];
}

export interface StorageUnderTest {
  readonly storage: LogStorage;
  /** The log as the next process finds it: nothing of this one's memory is left. */
  reopen(): Promise<LogStorage>;
  dispose(): Promise<void>;
}

/** Repeats itself: the same numbers in every run. */
export class RepeatedRandom extends Random {
  private state = 1;

  override bytes(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => Math.floor(this.fraction() * 256));
  }

  override fraction(): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return this.state / 2 ** 32;
  }
}

function openMemory(topics: LogTopics): StorageUnderTest {
  const storage = new MemoryLogStorage({ ...topics, random: new RepeatedRandom() });
  return { storage, reopen: async () => storage, dispose: async () => {} };
}

function openSqlite(topics: LogTopics): StorageUnderTest {
  const folder = mkdtempSync(join(tmpdir(), 'mediafeed-log-'));
  const open = () => new SqliteLogStorage(join(folder, 'log.sqlite'), { ...topics, random: new RepeatedRandom() });
  let last = open();
  return {
    storage: last,
    reopen: async () => {
      await last.close();
      return (last = open());
    },
    dispose: async () => {
      await last.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Every storage that the in-process log runs on. */
export const logEngines: readonly (readonly [string, (topics: LogTopics) => StorageUnderTest])[] = [
  ['memory', openMemory],
  ['sqlite', openSqlite],
];
