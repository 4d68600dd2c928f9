import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { commitsIn } from '../../../../test/contract/commits-in.js';
import { CountingRandom, freshFolder, type Topics } from '../../../../test/contract/engines.js';
import { runInChild } from '../../../../test/contract/run-in-child.js';
import type { Connection } from './connection.js';
import { SqliteLogStorage } from './log-storage.js';
import { UnfitDataError } from './unfit-data-error.js';

const topics: Topics = [{ name: 'posts' }, { name: 'encode.image', partitions: 2 }];
/** Rounds of the kill test; each appends until it has acknowledged a few hundred records. */
const KILLS = 10;

const APPEND = `
import { Random } from '#libs/stream/ports';
import { SqliteLogStorage } from '#libs/engines/sqlite';
import { writeSync } from 'node:fs';
class Fixed extends Random { bytes(count) { return new Uint8Array(count); } fraction() { return 0; } }
const [file, round] = process.argv.slice(1);
const log = new SqliteLogStorage(file, { topics: [{ name: 'posts' }], random: new Fixed() });
async function caller(name) {
  for (let turn = 0; ; turn++) {
    const text = round + ':' + name + ':' + turn;
    const value = Buffer.from(text.padEnd(200 + (turn % 7) * 900, '.'));
    const record = { topic: 'posts', partition: name % 4, key: text, value, timeMs: 1 };
    const [offset] = await log.append([record]);
    writeSync(1, JSON.stringify([name % 4, offset, text]) + '\\n');
  }
}
const fail = (error) => { writeSync(1, 'failed ' + error.name + '\\n'); process.exit(3); };
for (let name = 0; name < 8; name++) caller(name).catch(fail);`;

function recordOf(text: string, partition = 0) {
  return { topic: 'posts', partition, key: text, value: Buffer.from(text), timeMs: 1 };
}

/** The one connection that it writes with. */
function connectionOf(log: SqliteLogStorage): Connection {
  return (log as unknown as { connection: Connection }).connection;
}

describe('SqliteLogStorage', () => {
  const folder = freshFolder();
  const file = () => join(folder(), 'log.sqlite');
  const open = (wanted = topics) => new SqliteLogStorage(file(), { topics: wanted, random: new CountingRandom() });
  const keysOf = async (log: SqliteLogStorage, partition: number) => {
    return (await log.read('posts', partition, 0, 1_000_000)).map(({ key }) => key);
  };

  it('keeps identity, records, ends and committed offsets over a close and an open', async () => {
    const before = open();
    await before.append([recordOf('a'), recordOf('b'), recordOf('c', 3)]);
    await before.trim('posts', 0, 2, Infinity);
    await before.commit('feed', 'posts', 3, 1);
    const identity = await before.identity();
    await before.close();
    const after = open();
    expect(await after.identity()).toEqual(identity);
    expect(await after.committed('feed')).toEqual(new Map([['posts/3', 1]]));
    expect(await keysOf(after, 3)).toEqual(['c']);
    expect(await after.append([recordOf('d')])).toEqual([2]);
    await after.close();
  });

  it('gives two logs two ids', async () => {
    const random = new CountingRandom();
    const ids = [];
    for (const name of ['one.sqlite', 'two.sqlite']) {
      const log = new SqliteLogStorage(join(folder(), name), { topics, random });
      ids.push((await log.identity()).id);
      await log.close();
    }
    expect(ids[0]).not.toBe(ids[1]);
  });

  it('refuses another partition count by name, and takes a topic that is new', async () => {
    await open().close();
    const wrong = /topic encode\.image was made with 2 partitions and is now asked for with 3/;
    expect(() => open([{ name: 'posts' }, { name: 'encode.image', partitions: 3 }])).toThrow(wrong);
    expect(() => open([{ name: 'posts', partitions: 24 }])).toThrow(/topic posts was made with 4/);
    expect(() => open([{ name: 'posts', partitions: 1 }])).toThrow(UnfitDataError);
    const log = open([...topics, { name: 'users', partitions: 1 }]);
    expect(await log.ranges('users')).toHaveLength(1);
    expect(await log.ranges('encode.image')).toHaveLength(2);
    await log.close();
  });

  it('keeps its file in WAL mode and syncs every commit', async () => {
    const log = open();
    const { db } = connectionOf(log);
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    // 2 is FULL.
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    await log.close();
  });

  it('commits the appends and the committed offsets of one turn together', async () => {
    const log = open();
    const { db } = connectionOf(log);
    const before = commitsIn(db);
    const asked = [...'abcdefgh'].map((text, index) => log.append([recordOf(text, index % 4)]));
    await Promise.all([...asked, log.commit('feed', 'posts', 0, 1)]);
    expect(commitsIn(db) - before).toBe(1);
    await log.close();
  });

  it(`has every acknowledged record after each of ${KILLS} kills`, async () => {
    const acknowledged: [number, number, string][] = [];
    for (let round = 0; round < KILLS; round++) {
      const child = runInChild(APPEND, [file(), `${round}`]);
      await child.printed(50 + round * 40);
      child.process.kill('SIGKILL');
      expect(await child.ended).toBe('SIGKILL');
      acknowledged.push(...child.lines.map((line) => JSON.parse(line) as [number, number, string]));
      const log = open([{ name: 'posts' }]);
      const kept = await Promise.all([0, 1, 2, 3].map((partition) => keysOf(log, partition)));
      for (const [partition, offset, text] of acknowledged) expect(kept[partition]![offset]).toBe(text);
      for (const { partition, end } of await log.ranges('posts')) expect(kept[partition]).toHaveLength(end);
      await log.close();
      const db = new Database(file());
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
      db.close();
    }
    expect(acknowledged.length).toBeGreaterThan(KILLS * 50);
  }, 120_000);

  it('answers a full disk with an error, keeps what it acknowledged and goes on when there is room', async () => {
    await open().close();
    // The shell's limit on the size of a file, in blocks of 512 bytes; its signal is ignored, so that a write fails.
    const child = runInChild(APPEND, [file(), 'full'], "trap '' XFSZ; ulimit -f 600");
    expect(await child.ended).toBe(3);
    expect(child.lines.at(-1)).toMatch(/^failed (UnavailableError|OutcomeUnknownError)$/);
    const acknowledged = child.lines.slice(0, -1).map((line) => JSON.parse(line) as [number, number, string]);
    expect(acknowledged.length).toBeGreaterThan(10);
    const log = open([{ name: 'posts' }]);
    const kept = await Promise.all([0, 1, 2, 3].map((partition) => keysOf(log, partition)));
    for (const [partition, offset, text] of acknowledged) expect(kept[partition]![offset]).toBe(text);
    expect(await log.append([recordOf('after')])).toEqual([kept[0]!.length]);
    await log.close();
  });
});
