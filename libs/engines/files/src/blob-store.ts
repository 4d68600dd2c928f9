import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { RefusedError, UnavailableError } from '#libs/events';
import { type BlobRange, BlobStore, type StagedBlob } from '#libs/media/ports';
import type { Random } from '#libs/stream/ports';
import { errno, onDisk } from './file-errors.js';
import type { FileOps, NewFile } from './file-ops.js';
import { HashedFile } from './hashed-file.js';
import { LastingFolders } from './lasting-folders.js';

const READ_BYTES = 256 * 1_024;
const MEDIA_ID = /^[0-9a-f-]{36}$/;
const STAGING_ID = /^[0-9a-f]{32}$/;
/** No part begins with a dot, so none leads out of the folder. */
const BLOB_PATH = /^media\/[0-9a-f-]{36}(\/[a-z0-9][a-z0-9.-]{0,199}){1,4}$/;
const NOT_THERE = new Set(['ENOENT', 'ENOTDIR']);

/** Blobs as files: `<root>/staging/<staging id>` until published, then `<root>/media/<media id>/…`. */
export class FilesBlobStore extends BlobStore {
  private readonly staging: string;
  private readonly folders: LastingFolders;

  /** @param root made when it is missing; its parent has to be there */
  constructor(
    private readonly root: string,
    private readonly files: FileOps,
    private readonly random: Random,
  ) {
    super();
    this.staging = join(root, 'staging');
    this.folders = new LastingFolders(files);
  }

  override async stage(source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<StagedBlob> {
    const stagingId = Buffer.from(this.random.bytes(16)).toString('hex');
    const path = join(this.staging, stagingId);
    const unsure = await onDisk('make the staging folder', () => this.folders.make([this.root, this.staging]));
    const file = await onDisk('open a staging file', () => this.files.create(path));
    try {
      const found = await this.fill(file, source, maxBytes);
      await onDisk('sync the staging folder', async () => {
        await Promise.all([this.files.syncFolder(this.staging), this.folders.sync(unsure)]);
      });
      return { stagingId, ...found };
    } catch (error) {
      // What cannot be removed now is taken by the sweep.
      await this.files.remove(path).catch(() => undefined);
      throw error;
    }
  }

  override async publish(stagingId: string, path: string): Promise<void> {
    const target = this.locate(path);
    if (target === undefined) throw new RefusedError('invalid_request', 'This is not the path of a blob.');
    const folder = dirname(target);
    await onDisk('publish a blob', async () => {
      const unsure = await this.folders.make(this.foldersDownTo(folder));
      await this.moveStaged(stagingId, target);
      await Promise.all([this.files.syncFolder(folder), this.folders.sync(unsure)]);
    });
  }

  override async discard(stagingId: string): Promise<void> {
    if (!STAGING_ID.test(stagingId)) return;
    await onDisk('remove a staging file', () => this.files.remove(join(this.staging, stagingId)));
  }

  override async size(path: string): Promise<number | undefined> {
    const file = this.locate(path);
    return file === undefined ? undefined : await onDisk('look at a blob', () => fileSize(file));
  }

  override async *read(path: string, range?: BlobRange): AsyncGenerator<Uint8Array> {
    const handle = await onDisk('open a blob', () => this.open(path));
    try {
      const { size } = await onDisk('look at a blob', () => handle.stat());
      const end = Math.min(size, (range?.to ?? size) + 1);
      for (let at = range?.from ?? 0; at < end;) {
        const chunk = await onDisk('read a blob', () => readSome(handle, at, end));
        yield chunk;
        at += chunk.length;
      }
    } finally {
      await handle.close();
    }
  }

  override async removeAll(mediaId: string): Promise<void> {
    if (!MEDIA_ID.test(mediaId)) return;
    const media = join(this.root, 'media');
    await onDisk('remove the blobs of a media', async () => {
      await this.files.removeFolder(join(media, mediaId));
      if ((await namesIn(this.root)).includes('media')) await this.files.syncFolder(media);
    });
  }

  override async withLocalFile<T>(path: string, use: (file: string) => Promise<T>): Promise<T> {
    const file = this.locate(path);
    if (file === undefined || (await this.size(path)) === undefined) throw notFound();
    return await use(file);
  }

  /** Removes staged bytes last written before `beforeMs` (milliseconds since 1970); answers how many blobs they were. */
  async sweepStaging(beforeMs: number): Promise<number> {
    return await onDisk('sweep the staging folder', async () => {
      let swept = 0;
      for (const name of await namesIn(this.staging)) {
        const file = join(this.staging, name);
        if ((await lastWritten(file)) >= beforeMs) continue;
        await this.files.remove(file);
        swept += 1;
      }
      return swept;
    });
  }

  private async fill(file: NewFile, source: AsyncIterable<Uint8Array>, maxBytes: number) {
    try {
      const hashed = new HashedFile(file, maxBytes);
      for await (const chunk of source) await hashed.write(chunk);
      return await hashed.finish();
    } finally {
      await file.close().catch(() => undefined);
    }
  }

  private async moveStaged(stagingId: string, target: string): Promise<void> {
    try {
      if (!STAGING_ID.test(stagingId)) throw notFound();
      await this.files.rename(join(this.staging, stagingId), target);
    } catch (error) {
      if (errno(error) !== 'ENOENT') throw error;
      if ((await fileSize(target)) === undefined) throw notFound();
    }
  }

  private foldersDownTo(folder: string): readonly string[] {
    const parts = relative(this.root, folder).split('/');
    return [this.root, ...parts.map((_part, index) => join(this.root, ...parts.slice(0, index + 1)))];
  }

  /** The file of a blob; undefined where `path` is no blob's path. */
  private locate(path: string): string | undefined {
    return BLOB_PATH.test(path) ? join(this.root, path) : undefined;
  }

  private async open(path: string): Promise<FileHandle> {
    const file = this.locate(path);
    if (file === undefined || (await fileSize(file)) === undefined) throw notFound();
    return await open(file, 'r');
  }
}

function notFound(): RefusedError {
  return new RefusedError('not_found', 'There is no such blob.');
}

async function readSome(handle: FileHandle, from: number, end: number): Promise<Uint8Array> {
  const buffer = Buffer.allocUnsafe(Math.min(READ_BYTES, end - from));
  const { bytesRead } = await handle.read(buffer, 0, buffer.length, from);
  if (bytesRead === 0) throw new UnavailableError('a blob became shorter while it was read');
  return buffer.subarray(0, bytesRead);
}

async function fileSize(file: string): Promise<number | undefined> {
  try {
    const found = await stat(file);
    return found.isFile() ? found.size : undefined;
  } catch (error) {
    if (NOT_THERE.has(errno(error) ?? '')) return undefined;
    throw error;
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errno(error) === 'ENOENT') return [];
    throw error;
  }
}

/** One that went meanwhile counts as written in the future. */
async function lastWritten(file: string): Promise<number> {
  try {
    return (await stat(file)).mtimeMs;
  } catch (error) {
    if (errno(error) === 'ENOENT') return Number.POSITIVE_INFINITY;
    throw error;
  }
}
