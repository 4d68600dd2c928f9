import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Prng } from '../simulation/prng.js';
import { Content } from './content.js';

/** What the loaded library noted; the letters are those of forgetful-disk.c. */
export interface Note {
  readonly kind: 'write' | 'truncate' | 'sync' | 'create' | 'unlink' | 'sync folder' | 'told';
  /** Inode number; of no meaning for 'unlink', 'sync folder' and 'told'. */
  readonly file: number;
  readonly at: number;
  readonly bytes: Buffer;
}

const HEAD_BYTES = 24;
const SECTOR_BYTES = 512;
const kinds: Readonly<Record<string, Note['kind']>> = {
  W: 'write',
  T: 'truncate',
  S: 'sync',
  C: 'create',
  U: 'unlink',
  F: 'sync folder',
  A: 'told',
};

export function readNotes(file: string): Note[] {
  const all = readFileSync(file);
  const notes: Note[] = [];
  for (let from = 0; from < all.length;) {
    const kind = kinds[String.fromCharCode(all.readUInt32LE(from))]!;
    const end = from + HEAD_BYTES + all.readUInt32LE(from + 4);
    const [inode, at] = [Number(all.readBigUInt64LE(from + 8)), Number(all.readBigUInt64LE(from + 16))];
    notes.push({ kind, file: inode, at, bytes: all.subarray(from + HEAD_BYTES, end) });
    from = end;
  }
  return notes;
}

/** The lines among the notes, oldest first. */
export function toldIn(notes: readonly Note[]): string[] {
  const told = notes.filter(({ kind }) => kind === 'told').map(({ bytes }) => bytes);
  return Buffer.concat(told).toString().split('\n').slice(0, -1);
}

/** What a disk does at a power cut with that which was not synced. */
export interface Mood {
  /** Of a write, a truncation, a new name or a name's end. */
  keeps(): boolean;
  /** Of one sector of a write that it keeps. */
  keepsSector(): boolean;
}

/** The disks that there are. The last has another mood at each cut. */
export const moods: Readonly<Record<string, (prng: Prng) => Mood>> = {
  'forgets all of it': () => ({ keeps: () => false, keepsSector: () => false }),
  'keeps all of it': () => ({ keeps: () => true, keepsSector: () => true }),
  'keeps any part of it': (prng) => {
    const [share, torn] = [prng.pick([0.1, 0.5, 0.9]), prng.pick([0, 0.2])];
    return { keeps: () => prng.chance(share), keepsSector: () => !prng.chance(torn) };
  },
};

interface FileNode {
  readonly now: Content;
  readonly synced: Content;
  /** Writes and truncations since the last sync. */
  unsynced: Note[];
}
type Names = Map<string, FileNode>;

export interface StartFile {
  readonly name: string;
  readonly inode: number;
  readonly content: Buffer;
}

export function filesIn(folder: string): StartFile[] {
  return readdirSync(folder).map((name) => {
    const path = join(folder, name);
    return { name, inode: statSync(path).ino, content: readFileSync(path) };
  });
}

/** Syncs that the disk answers and does not do; the folder's own has no name. */
export type Ignores = (kind: 'sync' | 'sync folder', name: string) => boolean;

/** One folder of files, told what is done to them: how it looks to a process, and how after a power cut. */
export class Disk {
  private readonly now: Names = new Map();
  private synced: Names;
  private readonly nodes = new Map<number, FileNode>();

  /** @param start the files before the first note; all in them counts as synced */
  constructor(
    start: readonly StartFile[],
    private readonly ignores: Ignores = () => false,
  ) {
    for (const { name, inode, content } of start) {
      const node = { now: new Content(content), synced: new Content(content), unsynced: [] };
      this.now.set(name, node);
      this.nodes.set(inode, node);
    }
    this.synced = new Map(this.now);
  }

  take(note: Note): void {
    if (note.kind === 'told') return;
    if (note.kind === 'create') return this.create(note);
    if (note.kind === 'unlink') return void this.now.delete(note.bytes.toString());
    if (note.kind === 'sync folder') {
      if (!this.ignores(note.kind, '')) this.synced = new Map(this.now);
      return;
    }
    const node = this.nodes.get(note.file)!;
    if (note.kind === 'sync') return this.sync(node);
    change(node.now, note);
    node.unsynced.push(note);
  }

  /** What a process sees, by name. */
  seen(): ReadonlyMap<string, Buffer> {
    return new Map([...this.now].filter(([name]) => isKept(name)).map(([name, { now }]) => [name, now.bytes()]));
  }

  /** Writes into the empty `folder` what a power cut leaves now. */
  layOut(folder: string, mood: Mood): void {
    for (const name of new Set([...this.now.keys(), ...this.synced.keys()])) {
      const [now, synced] = [this.now.get(name), this.synced.get(name)];
      const node = now === synced || mood.keeps() ? now : synced;
      if (node && isKept(name)) writeFileSync(join(folder, name), left(node, mood));
    }
  }

  private create({ file, bytes }: Note): void {
    const node: FileNode = { now: new Content(), synced: new Content(), unsynced: [] };
    this.now.set(bytes.toString(), node);
    this.nodes.set(file, node);
  }

  private sync(node: FileNode): void {
    const name = [...this.now].find(([, found]) => found === node)?.[0] ?? '';
    if (this.ignores('sync', name)) return;
    for (const note of node.unsynced) change(node.synced, note);
    node.unsynced = [];
  }
}

/** SQLite's index of the write-ahead log is shared memory and begins anew: a power cut leaves none that matters. */
export function isKept(name: string): boolean {
  return !name.endsWith('-shm');
}

function left({ synced, unsynced }: FileNode, mood: Mood): Buffer {
  const content = new Content(synced.bytes());
  for (const note of unsynced) {
    if (!mood.keeps()) continue;
    for (const part of note.kind === 'write' ? sectorsOf(note) : [note]) {
      if (note.kind === 'truncate' || mood.keepsSector()) change(content, part);
    }
  }
  return content.bytes();
}

function sectorsOf(note: Note): Note[] {
  const sectors: Note[] = [];
  for (let from = 0; from < note.bytes.length;) {
    const at = note.at + from;
    const to = Math.min(note.bytes.length, from + SECTOR_BYTES - (at % SECTOR_BYTES));
    sectors.push({ ...note, at, bytes: note.bytes.subarray(from, to) });
    from = to;
  }
  return sectors;
}

function change(content: Content, { kind, at, bytes }: Note): void {
  if (kind === 'truncate') content.truncate(at);
  else content.write(at, bytes);
}
