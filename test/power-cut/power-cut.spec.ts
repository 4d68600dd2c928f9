import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { openSqliteStore } from '#libs/engines/sqlite';
import { freshFolder } from '../contract/engines.js';
import { Prng } from '../simulation/prng.js';
import { Disk, type Ignores, isKept, moods, toldIn } from './disk.js';
import { buildLibrary, findCompiler } from './library.js';
import { work as logWork } from './log-work.js';
import { faultsAfter, type Run, runOnDisk, someMoments } from './run-on-disk.js';
import { isWrite } from './store-reads.js';
import { work as storeWork } from './store-work.js';
import { writes } from './store-writes.js';

const ROUNDS = process.env['LONG'] ? 8 : 2;
/** Power cuts of a round on each kind of disk. */
const CUTS = process.env['LONG'] ? 100 : 30;
/** SEED makes the runs of an earlier time again. */
const SEED = Number(process.env['SEED'] ?? (process.env['LONG'] ? Date.now() : 1));

jest.setTimeout(300_000);

const compiler = findCompiler();
const why = 'reason' in compiler ? ` (${compiler.reason})` : '';
const describeOnDisk = 'reason' in compiler ? describe.skip : describe;

interface Round {
  readonly run: Run;
  /** Told before it, and true of its start. */
  readonly earlier: readonly string[];
}

const works = [
  { name: 'log', file: 'log.sqlite', work: logWork },
  { name: 'store', file: 'store.sqlite', work: storeWork },
];

describeOnDisk.each(works)(`the embedded $name after a power cut, seed ${SEED}${why}`, ({ name, file, work }) => {
  const rounds: Round[] = [];
  let folder = '';
  let library = '';

  const live = (round: number, prng: Prng, synchronous?: string) => {
    const order = { name, round, seed: prng.next(), killAt: prng.between(1_500, 3_500) };
    return runOnDisk(library, folder, { ...order, ...(synchronous ? { synchronous } : {}) });
  };
  const emptyDisk = () => {
    rmSync(join(folder, 'disk'), { recursive: true, force: true });
    mkdirSync(join(folder, 'disk'));
  };
  const faultsOf = async ({ run, earlier }: Round, mood: string, ignores?: Ignores, moments?: number[]) => {
    const dice = new Prng(SEED, run.notes.length);
    const given = { moments: moments ?? someMoments(run.notes, CUTS, dice), mood: () => moods[mood]!(dice) };
    const faults = await faultsAfter(run, folder, { work, earlier, ...given, ...(ignores ? { ignores } : {}) });
    return faults.map((fault) => `disk that ${mood}, ${fault}`);
  };

  /** Each round goes on with a disk that a power cut left in the one before. */
  beforeAll(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'mediafeed-power-cut-')));
    library = buildLibrary('name' in compiler ? compiler.name : '', folder);
    emptyDisk();
    const prng = new Prng(SEED);
    let earlier: readonly string[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const run = await live(round, prng);
      rounds.push({ run, earlier });
      const cut = prng.between(run.notes.length / 2, run.notes.length);
      const disk = new Disk(run.start);
      for (const note of run.notes.slice(0, cut)) disk.take(note);
      emptyDisk();
      disk.layOut(join(folder, 'disk'), moods['keeps any part of it']!(prng));
      earlier = [...earlier, ...toldIn(run.notes.slice(0, cut))];
    }
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(Object.keys(moods))(
    'has all that it acknowledged and no half of anything, on a disk that %s',
    async (mood) => {
      for (const round of rounds) expect(await faultsOf(round, mood)).toEqual([]);
    },
  );

  it.each(['forgets all of it', 'keeps any part of it'])(
    'opens when its making was cut, on a disk that %s',
    async (mood) => {
      const { notes } = rounds[0]!.run;
      const toldFirst = notes.findIndex(({ kind }) => kind === 'told');
      expect(toldFirst).toBeGreaterThan(20);
      const moments = Array.from({ length: toldFirst + 1 }, (_, moment) => moment);
      expect(await faultsOf(rounds[0]!, mood, undefined, moments)).toEqual([]);
    },
  );

  it('was seen to checkpoint, to begin its write-ahead log anew, to close and to acknowledge much', () => {
    const sights = rounds.map(({ run }) => sightsOf(run, file));
    for (const { told, checkpoints, begun } of sights) {
      expect(told).toBeGreaterThan(100);
      expect(checkpoints).toBeGreaterThan(10);
      expect(begun).toBeGreaterThan(10);
    }
    expect(sights.some(({ closed }) => closed > 0)).toBe(true);
  });

  it('was noted byte by byte, and told the test nothing that is not in the notes', () => {
    for (const { run } of rounds) {
      const disk = new Disk(run.start);
      for (const note of run.notes) disk.take(note);
      const seen = disk.seen();
      const left = run.end.filter((found) => isKept(found.name));
      const unlike = left.filter((found) => !seen.get(found.name)?.equals(found.content));
      expect([left.length, unlike.map((found) => found.name)]).toEqual([seen.size, []]);
      const told = toldIn(run.notes);
      expect(told.slice(0, run.lines.length)).toEqual(run.lines);
      expect(told.length - run.lines.length).toBeLessThanOrEqual(1);
    }
  });

  it.each<[string, Ignores]>([
    ['its write-ahead log', (_kind, path) => path === `${file}-wal`],
    ['its database file', (_kind, path) => path === file],
    ['the folder', (kind) => kind === 'sync folder'],
  ])('would lose something were %s not synced (so this test can fail)', async (_what, ignores) => {
    expect(await faultsOf(rounds[0]!, 'forgets all of it', ignores)).not.toEqual([]);
  });

  it.each(['NORMAL', 'OFF'])('would lose something with synchronous=%s, and a kill alone not show it', async (mode) => {
    emptyDisk();
    const round = { run: await live(0, new Prng(SEED, 1), mode), earlier: [] };
    const faults = await faultsOf(round, 'forgets all of it');
    expect(faults.filter((fault) => fault.includes('lost: ')).length).toBeGreaterThan(0);
    expect(await faultsOf(round, 'keeps all of it')).toEqual([]);
  });
});

/** Acknowledgements, syncs of the database file, new headers of its write-ahead log, and ends of that log's name. */
function sightsOf({ start, notes }: Run, file: string) {
  const names = new Map(start.map((found) => [found.inode, found.name]));
  const sights = { told: toldIn(notes).length, checkpoints: 0, begun: 0, closed: 0 };
  for (const { kind, file: inode, at, bytes } of notes) {
    if (kind === 'create') names.set(inode, bytes.toString());
    if (kind === 'sync' && names.get(inode) === file) sights.checkpoints += 1;
    if (kind === 'write' && at === 0 && names.get(inode) === `${file}-wal`) sights.begun += 1;
    if (kind === 'unlink' && bytes.toString() === `${file}-wal`) sights.closed += 1;
  }
  return sights;
}

describe('the writes that the store is tried with', () => {
  const folder = freshFolder();

  it('are all that its ports have', async () => {
    const { close, file: _file, ...ports } = openSqliteStore(folder());
    const found = Object.entries(ports).flatMap(([port, adapter]) => {
      const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(adapter));
      return methods.filter((method) => isWrite(port, method)).map((method) => `${port}.${method}`);
    });
    await close();
    expect(found.sort()).toEqual(Object.keys(writes).sort());
  });
});
