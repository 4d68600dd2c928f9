import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SystemRandom } from '#libs/engines/system';
import { FilesBlobStore } from './blob-store.js';
import { FileOps, NewFile, NodeFileOps } from './file-ops.js';

interface FileNode {
  readonly kind: 'file';
  now: Buffer;
  synced: Buffer;
}
interface FolderNode {
  readonly kind: 'folder';
  now: Map<string, FileNode | FolderNode>;
  synced: Map<string, FileNode | FolderNode>;
}
type Flip = () => boolean;

/** What a disk may do at a power cut with that which was not synced: names and data each stay or go. */
const disks: Readonly<Record<string, { names: Flip; data: Flip }>> = {
  'forgets all': { names: () => false, data: () => false },
  'keeps names and forgets data': { names: () => true, data: () => false },
  'keeps all': { names: () => true, data: () => true },
  'keeps every second': { names: everySecond(), data: everySecond() },
};

function everySecond(): Flip {
  let turn = 0;
  return () => (turn += 1) % 2 === 0;
}

class PowerCut extends Error {}

/** Works on real files, remembers which of it was synced, and stops for good at the n-th operation. */
class ForgetfulDisk extends FileOps {
  readonly top: FolderNode = { kind: 'folder', now: new Map(), synced: new Map() };
  private readonly real = new NodeFileOps();
  done = 0;

  constructor(
    readonly folder: string,
    private readonly cutAt: number,
    private readonly ignored: (what: 'file' | 'folder', path: string) => boolean = () => false,
  ) {
    super();
  }

  override async create(path: string): Promise<NewFile> {
    this.step();
    const file = await this.real.create(path);
    const node: FileNode = { kind: 'file', now: Buffer.alloc(0), synced: Buffer.alloc(0) };
    this.parent(path).now.set(basename(path), node);
    return new ForgetfulFile(this, file, node, path);
  }

  override async rename(from: string, to: string): Promise<void> {
    this.step();
    await this.real.rename(from, to);
    const node = this.parent(from).now.get(basename(from)) as FileNode;
    this.parent(from).now.delete(basename(from));
    this.parent(to).now.set(basename(to), node);
  }

  override async makeFolder(path: string): Promise<boolean> {
    this.step();
    const made = await this.real.makeFolder(path);
    if (made) this.parent(path).now.set(basename(path), { kind: 'folder', now: new Map(), synced: new Map() });
    return made;
  }

  override async syncFolder(path: string): Promise<void> {
    this.step();
    const node = this.find(path);
    if (!this.ignored('folder', relative(this.folder, path))) node.synced = new Map(node.now);
  }

  override async remove(path: string): Promise<void> {
    this.step();
    await this.real.remove(path);
    this.parent(path).now.delete(basename(path));
  }

  override async removeFolder(): Promise<void> {
    throw new Error('nothing here removes a folder');
  }

  syncFile(node: FileNode, path: string): void {
    this.step();
    if (!this.ignored('file', relative(this.folder, path))) node.synced = node.now;
  }

  step(): void {
    this.done += 1;
    if (this.done >= this.cutAt) throw new PowerCut();
  }

  private parent(path: string): FolderNode {
    return this.find(dirname(path));
  }

  private find(path: string): FolderNode {
    const parts = relative(this.folder, path).split('/').filter(Boolean);
    return parts.reduce((node, part) => node.now.get(part) as FolderNode, this.top);
  }
}

class ForgetfulFile extends NewFile {
  constructor(
    private readonly disk: ForgetfulDisk,
    private readonly real: NewFile,
    private readonly node: FileNode,
    private readonly path: string,
  ) {
    super();
  }

  override async write(bytes: Uint8Array): Promise<void> {
    // A cut in the middle of a write leaves its first half.
    this.node.now = Buffer.concat([this.node.now, bytes.subarray(0, bytes.length / 2)]);
    this.disk.step();
    this.node.now = Buffer.concat([this.node.now, bytes.subarray(bytes.length / 2)]);
    await this.real.write(bytes);
  }

  override async sync(): Promise<void> {
    this.disk.syncFile(this.node, this.path);
  }

  override async close(): Promise<void> {
    await this.real.close();
  }
}

/** Lays out in `folder` what is left of `node` after the power cut. */
async function layOut(node: FolderNode, folder: string, keeps: { names: Flip; data: Flip }): Promise<void> {
  for (const name of new Set([...node.synced.keys(), ...node.now.keys()])) {
    const [now, synced] = [node.now.get(name), node.synced.get(name)];
    const child = now === synced || keeps.names() ? now : synced;
    const path = join(folder, name);
    if (child?.kind === 'file') await writeFile(path, keeps.data() ? child.now : child.synced);
    if (child?.kind !== 'folder') continue;
    await mkdir(path);
    await layOut(child, path, keeps);
  }
}

const FIRST = 'media/01900000-0000-7000-8000-00000000000a';
const SECOND = 'media/01900000-0000-7000-8000-00000000000b';
const paths = [`${FIRST}/original`, `${FIRST}/r/0.a`, `${FIRST}/r/1.b`, `${SECOND}/r/0.c`, `${SECOND}/r/1.d`];

/** The first takes two writes, the others one. */
function content(path: string): Buffer {
  return Buffer.alloc(path === paths[0] ? 300_000 : 1_000, path);
}

async function* chunks(data: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < data.length; at += 65_536) yield data.subarray(at, at + 65_536);
}

/** Stages and publishes one blob, then four at once; notes what returned. */
async function work(store: FilesBlobStore, staged: Map<string, string>, published: Set<string>): Promise<void> {
  const one = async (path: string): Promise<void> => {
    const { stagingId } = await store.stage(chunks(content(path)), 1_000_000);
    staged.set(path, stagingId);
    staged.delete(path);
    await store.publish(stagingId, path);
    published.add(path);
  };
  await one(paths[0] as string);
  const kept = await store.stage(chunks(content('kept')), 1_000_000);
  staged.set(`${FIRST}/kept`, kept.stagingId);
  await Promise.allSettled(paths.slice(1).map(one));
}

async function bytesAt(store: FilesBlobStore, path: string): Promise<Buffer | undefined> {
  if ((await store.size(path)) === undefined) return undefined;
  const found: Uint8Array[] = [];
  for await (const chunk of store.read(path)) found.push(chunk);
  return Buffer.concat(found);
}

async function faultsAfter(disk: ForgetfulDisk, keeps: { names: Flip; data: Flip }, left: string): Promise<string[]> {
  const [staged, published] = [new Map<string, string>(), new Set<string>()];
  await work(new FilesBlobStore(join(disk.folder, 'blobs'), disk, new SystemRandom()), staged, published).catch(
    (error: unknown) => expect(error).toBeInstanceOf(PowerCut),
  );
  await layOut(disk.top, left, keeps);
  const store = new FilesBlobStore(join(left, 'blobs'), new NodeFileOps(), new SystemRandom());
  const faults: string[] = [];
  for (const path of paths) {
    const found = await bytesAt(store, path);
    if (found === undefined && published.has(path)) faults.push(`lost ${path}`);
    if (found !== undefined && !found.equals(content(path))) faults.push(`part of ${path}`);
  }
  for (const [path, stagingId] of staged) {
    await store.publish(stagingId, path).catch(() => faults.push(`lost staged ${path}`));
  }
  return faults;
}

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'power-cut-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Cuts the power at each operation in turn, until a run needs no more of them or `enough` says so. */
async function sweep(
  keeps: { names: Flip; data: Flip },
  ignored?: (what: string, path: string) => boolean,
  enough: (faults: readonly string[]) => boolean = () => false,
): Promise<{ faults: string[]; cuts: number }> {
  const faults: string[] = [];
  for (let cutAt = 1; ; cutAt += 1) {
    const [at, left] = [join(folder, `at-${cutAt}`), join(folder, `left-${cutAt}`)];
    await Promise.all([mkdir(at), mkdir(left)]);
    const disk = new ForgetfulDisk(at, cutAt, ignored);
    faults.push(...(await faultsAfter(disk, keeps, left)));
    await Promise.all([rm(at, { recursive: true }), rm(left, { recursive: true })]);
    if (disk.done < cutAt || enough(faults)) return { faults, cuts: cutAt };
  }
}

describe('FilesBlobStore after a power cut', () => {
  it.each(Object.keys(disks))('has what was published whole, and no part, on a disk that %s', async (name) => {
    const { faults, cuts } = await sweep(disks[name] as { names: Flip; data: Flip });
    expect(faults).toEqual([]);
    expect(cuts).toBeGreaterThan(40);
  });

  it.each([
    ['a blob', (what: string) => what === 'file'],
    ['the staging folder', (what: string, path: string) => what === 'folder' && path.endsWith('staging')],
    ['the folder of a blob', (what: string, path: string) => what === 'folder' && path.endsWith('/r')],
    ['the folder of a media', (what: string, path: string) => what === 'folder' && path.endsWith(FIRST)],
    ['the folder of all media', (what: string, path: string) => what === 'folder' && path.endsWith('/media')],
    ['the root', (what: string, path: string) => what === 'folder' && path === 'blobs'],
    ['the parent of the root', (what: string, path: string) => what === 'folder' && path === ''],
  ])('would lose something were %s not synced (so this test can fail)', async (_what, ignored) => {
    const forgets = disks['forgets all'] as { names: Flip; data: Flip };
    const { faults } = await sweep(forgets, ignored, (found) => found.length > 0);
    expect(faults).not.toEqual([]);
  });
});
