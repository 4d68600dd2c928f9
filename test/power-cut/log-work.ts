import { join } from 'node:path';
import { SqliteLogStorage } from '#libs/engines/sqlite';
import { type LogStorage, partitionKey, Random, type StoredRecord } from '#libs/stream/ports';
import { Prng } from '../simulation/prng.js';
import { databaseOf, integrityFaults, pause, tell, unsynced, type Work } from './work.js';

const TOPIC = 'posts';
const PARTITIONS = 4;
const CALLERS = 8;
/** Appends of one caller before the log is closed in good order and opened again. */
const APPENDS_A_LIFE = 15;

type Told =
  | { readonly identity: string }
  | { readonly committed: readonly [group: string, partition: number, next: number] }
  | { readonly records: readonly (readonly [partition: number, offset: number, key: string])[] };

class NameOfALog extends Random {
  constructor(private readonly prng: Prng) {
    super();
  }

  bytes(count: number): Uint8Array {
    return this.prng.bytes(count);
  }

  fraction(): number {
    return this.prng.fraction();
  }
}

function openLog(folder: string, prng: Prng): SqliteLogStorage {
  return new SqliteLogStorage(join(folder, 'log.sqlite'), {
    topics: [{ name: TOPIC, partitions: PARTITIONS }],
    random: new NameOfALog(prng),
  });
}

/** Made from the key, so that a reader can tell a part from the whole. */
function valueOf(key: string): Buffer {
  const size = key.length % 5 === 0 ? 6_000 : 100 + ((key.codePointAt(key.length - 1)! * 37) % 900);
  return Buffer.alloc(size, key);
}

/** A key tells how many were appended with it: all of them stand, or none. */
async function append(log: LogStorage, name: string, prng: Prng): Promise<void> {
  const size = prng.pick([1, 1, 1, 2, 5]);
  const partitions = Array.from({ length: size }, () => prng.int(PARTITIONS));
  const keys = partitions.map((_, index) => `${name}/${index}/${size}`);
  const records = keys.map((key, index) => {
    return { topic: TOPIC, partition: partitions[index]!, key, value: valueOf(key), timeMs: 1 };
  });
  const offsets = await log.append(records);
  say({ records: keys.map((key, index) => [partitions[index]!, offsets[index]!, key]) });
  if (!prng.chance(0.2)) return;
  const [group, partition, next] = [`group of ${name}`, partitions[0]!, offsets[0]! + 1];
  await log.commit(group, TOPIC, partition, next);
  say({ committed: [group, partition, next] });
}

function say(told: Told): void {
  tell(JSON.stringify(told));
}

async function call(log: LogStorage, name: string, prng: Prng): Promise<void> {
  for (let turn = 0; turn < APPENDS_A_LIFE; turn++) {
    await append(log, `${name}.${turn}`, prng);
    await pause(prng);
  }
}

type Kept = readonly (readonly StoredRecord[])[];

/** Gaps, ends that do not fit, parts of a value, parts of an append. */
async function brokenPromises(log: SqliteLogStorage, kept: Kept): Promise<string[]> {
  const faults: string[] = [];
  const standing = new Map<string, number>();
  for (const { partition, end } of await log.ranges(TOPIC)) {
    const records = kept[partition]!;
    if (records.length !== end) faults.push(`partition ${partition} ends at ${end} and has ${records.length} records`);
    for (const [place, { offset, key, value }] of records.entries()) {
      if (offset !== place) faults.push(`offset ${offset} of partition ${partition} stands in place ${place}`);
      if (!valueOf(key).equals(value)) faults.push(`the value of ${key} is another`);
      const [name = '', , size] = key.split('/');
      standing.set(name, (standing.get(name) ?? Number(size)) - 1);
    }
  }
  for (const [name, missing] of standing) if (missing !== 0) faults.push(`of append ${name} ${missing} are missing`);
  return faults;
}

async function faultOf(told: Told, log: SqliteLogStorage, kept: Kept): Promise<string | undefined> {
  if ('identity' in told) return (await log.identity()).id === told.identity ? undefined : 'lost: the identity';
  if ('records' in told) {
    const lost = told.records.filter(([partition, offset, key]) => kept[partition]![offset]?.key !== key);
    return lost.length === 0 ? undefined : `lost: records ${JSON.stringify(lost)}`;
  }
  const [group, partition, next] = told.committed;
  const found = (await log.committed(group)).get(partitionKey(TOPIC, partition));
  return found === next ? undefined : `lost: the committed offset of ${group}`;
}

export const work: Work = {
  async run(folder, round, tune, prng) {
    for (let life = 0; ; life++) {
      const log = openLog(folder, prng);
      tune(databaseOf(log));
      say({ identity: (await log.identity()).id });
      const names = Array.from({ length: CALLERS }, (_, caller) => `${round}.${life}.${caller}`);
      await Promise.all(names.map((name) => call(log, name, prng.fork())));
      await log.close();
    }
  },

  async faultsIn(folder, lines) {
    const log = openLog(folder, new Prng(0));
    try {
      unsynced(databaseOf(log));
      const partitions = [...Array(PARTITIONS).keys()];
      const kept = await Promise.all(partitions.map((partition) => log.read(TOPIC, partition, 0, 1_000_000)));
      const told = lines.map((line) => JSON.parse(line) as Told);
      const lost = await Promise.all(told.map((one) => faultOf(one, log, kept)));
      const faults = [...integrityFaults(databaseOf(log)), ...(await brokenPromises(log, kept))];
      return [...faults, ...lost.filter((fault) => fault !== undefined)];
    } finally {
      await log.close();
    }
  },
};
