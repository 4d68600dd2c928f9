import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runInChild } from '../contract/run-in-child.js';
import type { Prng } from '../simulation/prng.js';
import { Disk, filesIn, type Ignores, type Mood, type Note, readNotes, type StartFile, toldIn } from './disk.js';
import type { Work } from './work.js';

/** A child that nobody killed: its library was not loaded. */
const NOT_KILLED = 4;
const CHILD_MS = 30_000;

const CHILD = `
import { Prng } from './test/simulation/prng.js';
import { tuned } from './test/power-cut/work.js';
setTimeout(() => process.exit(${NOT_KILLED}), ${CHILD_MS});
const [name, folder, round, seed, synchronous] = process.argv.slice(1);
const { work } = await import('./test/power-cut/' + name + '-work.js');
await work.run(folder, Number(round), tuned(synchronous), new Prng(Number(seed)));`;

export interface Order {
  /** `<name>-work.ts` is what the child does. */
  readonly name: string;
  readonly round: number;
  readonly seed: number;
  /** The child is killed after so many notes. */
  readonly killAt: number;
  /** Leaves the product's own setting where it is missing. */
  readonly synchronous?: string;
}

/** One life of a process on a disk, from `start` to the kill. */
export interface Run {
  readonly start: readonly StartFile[];
  readonly notes: readonly Note[];
  /** The lines that the test read of it. */
  readonly lines: readonly string[];
  /** The files that it left, as the system itself shows them. */
  readonly end: readonly StartFile[];
}

/** @param folder holds a folder `disk`, in which the child works; the notes come beside it */
export async function runOnDisk(library: string, folder: string, order: Order): Promise<Run> {
  const [disk, notes] = [join(folder, 'disk'), join(folder, 'notes')];
  rmSync(notes, { force: true });
  const start = filesIn(disk);
  const settings = { LD_PRELOAD: library, DISK_FOLDER: disk, DISK_NOTES: notes, DISK_KILL: `${order.killAt}` };
  const exports = Object.entries(settings).map(([name, value]) => `export ${name}='${value}'`);
  const { name, round, seed, synchronous = '' } = order;
  const child = runInChild(CHILD, [name, disk, `${round}`, `${seed}`, synchronous], exports.join('; '));
  const ended = await child.ended;
  if (ended !== 'SIGKILL') throw new Error(`the child was not killed but ended with ${ended}: ${child.lines.at(-1)}`);
  return { start, notes: readNotes(notes), lines: child.lines, end: filesIn(disk) };
}

export interface Cuts {
  readonly work: Work;
  /** Told before this run, and true of its start. */
  readonly earlier: readonly string[];
  /** How many notes were taken when the power goes: rising. */
  readonly moments: readonly number[];
  readonly mood: () => Mood;
  readonly ignores?: Ignores;
}

/** Cuts the power at each of the moments, and looks at each disk that is left. `scratch` is an existing folder. */
export async function faultsAfter({ start, notes }: Run, scratch: string, cuts: Cuts): Promise<string[]> {
  const disk = new Disk(start, cuts.ignores);
  const faults: string[] = [];
  let taken = 0;
  for (const moment of cuts.moments) {
    for (; taken < moment; taken++) disk.take(notes[taken]!);
    const told = [...cuts.earlier, ...toldIn(notes.slice(0, moment))];
    const left = join(scratch, `left-${moment}`);
    mkdirSync(left);
    disk.layOut(left, cuts.mood());
    const found = await cuts.work.faultsIn(left, told).catch((error: unknown) => [`not readable: ${String(error)}`]);
    faults.push(...found.map((fault) => `after note ${moment}: ${fault}`));
    rmSync(left, { recursive: true });
  }
  return faults;
}

/** Every second one is right after an acknowledgement: a disk has had no time then to sync what it still owes. */
export function someMoments(notes: readonly Note[], count: number, prng: Prng): number[] {
  const afterTold = notes.flatMap(({ kind }, index) => (kind === 'told' ? [index + 1] : []));
  const moments = Array.from({ length: count }, (_, index) => {
    return index % 2 === 0 ? prng.pick(afterTold) : prng.int(notes.length + 1);
  });
  return [...new Set(moments)].sort((one, other) => one - other);
}
