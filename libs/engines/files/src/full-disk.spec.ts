import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CodedError, UnavailableError } from '#libs/events';
import { SystemRandom } from '#libs/engines/system';
import { FilesBlobStore } from './blob-store.js';
import { type NewFile, NodeFileOps } from './file-ops.js';

type Operation = 'create' | 'write' | 'sync' | 'rename' | 'makeFolder' | 'syncFolder';
const PATH = 'media/01900000-0000-7000-8000-00000000000a/original';
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'full-disk-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Fails one kind of operation with one system error while `failing` is on. */
class FailingOps extends NodeFileOps {
  failing = true;

  constructor(
    private readonly operation: Operation,
    private readonly code: string,
  ) {
    super();
  }

  override async create(path: string): Promise<NewFile> {
    this.maybe('create');
    const file = await super.create(path);
    const write = file.write.bind(file);
    file.write = async (bytes) => {
      this.maybe('write');
      await write(bytes);
    };
    const sync = file.sync.bind(file);
    file.sync = async () => {
      this.maybe('sync');
      await sync();
    };
    return file;
  }

  override async rename(from: string, to: string): Promise<void> {
    this.maybe('rename');
    await super.rename(from, to);
  }

  override async makeFolder(path: string): Promise<boolean> {
    this.maybe('makeFolder');
    return await super.makeFolder(path);
  }

  override async syncFolder(path: string): Promise<void> {
    this.maybe('syncFolder');
    await super.syncFolder(path);
  }

  private maybe(operation: Operation): void {
    if (!this.failing || operation !== this.operation) return;
    throw Object.assign(new Error(`${this.code}: ${operation}`), { code: this.code, errno: -1, syscall: operation });
  }
}

async function* bytes(): AsyncGenerator<Uint8Array> {
  yield Buffer.alloc(1_000, 1);
}

async function keep(store: FilesBlobStore): Promise<void> {
  const { stagingId } = await store.stage(bytes(), 10_000);
  await store.publish(stagingId, PATH);
}

describe('FilesBlobStore on a disk in trouble', () => {
  it.each(['create', 'write', 'sync', 'rename', 'makeFolder', 'syncFolder'] as const)(
    'says that the disk is full when %s finds it so, and works on when it is not',
    async (operation) => {
      for (const code of ['ENOSPC', 'EDQUOT']) {
        const ops = new FailingOps(operation, code);
        const store = new FilesBlobStore(join(folder, code), ops, new SystemRandom());
        const failed = keep(store);
        await expect(failed).rejects.toMatchObject({ code: 'storage_full', retryable: true });
        await expect(failed).rejects.toBeInstanceOf(CodedError);
        expect(await store.size(PATH)).toBeUndefined();
        ops.failing = false;
        await keep(store);
        expect(await store.size(PATH)).toBe(1_000);
      }
    },
  );

  it.each(['create', 'write', 'sync', 'rename', 'makeFolder', 'syncFolder'] as const)(
    'is unavailable when %s fails otherwise',
    async (operation) => {
      const store = new FilesBlobStore(join(folder, 'blobs'), new FailingOps(operation, 'EIO'), new SystemRandom());
      await expect(keep(store)).rejects.toBeInstanceOf(UnavailableError);
    },
  );

  it.each(['write', 'sync', 'syncFolder'] as const)(
    'leaves nothing behind when %s fails in a stage',
    async (operation) => {
      const store = new FilesBlobStore(join(folder, 'blobs'), new FailingOps(operation, 'EIO'), new SystemRandom());
      await expect(store.stage(bytes(), 10_000)).rejects.toBeInstanceOf(UnavailableError);
      expect(await readdir(join(folder, 'blobs', 'staging'))).toEqual([]);
    },
  );

  it('leaves nothing behind when the source breaks off or is too long', async () => {
    const store = new FilesBlobStore(join(folder, 'blobs'), new NodeFileOps(), new SystemRandom());
    await expect(store.stage(bytes(), 999)).rejects.toMatchObject({ code: 'file_too_large' });
    expect(await readdir(join(folder, 'blobs', 'staging'))).toEqual([]);
  });

  it('sweeps what is older than told and leaves what is not', async () => {
    const store = new FilesBlobStore(join(folder, 'blobs'), new NodeFileOps(), new SystemRandom());
    expect(await store.sweepStaging(Date.now() + 60_000)).toBe(0);
    const { stagingId } = await store.stage(bytes(), 10_000);
    expect(await store.sweepStaging(Date.now() - 60_000)).toBe(0);
    await store.publish(stagingId, PATH);
    expect(await store.size(PATH)).toBe(1_000);
  });
});
