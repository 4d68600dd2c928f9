import { createHash } from 'node:crypto';
import { RefusedError } from '#libs/events';
import { type BlobRange, BlobStore, type StagedBlob } from '#libs/media/ports';

const HEAD_BYTES = 4_100;
const READ_BYTES = 256 * 1_024;
const BLOB_PATH = /^media\/[0-9a-f-]{36}(\/[a-z0-9][a-z0-9.-]{0,199}){1,4}$/;

/** Blobs in a map. A local file is the path itself: the memory prober and encoder look it up with `bytesOf`. */
export class MemoryBlobStore extends BlobStore {
  private readonly staged = new Map<string, Buffer>();
  private readonly blobs = new Map<string, Buffer>();
  private made = 0;

  override async stage(source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<StagedBlob> {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of source) {
      size += chunk.length;
      if (size > maxBytes) {
        throw new RefusedError('file_too_large', `The file is larger than ${maxBytes} bytes. Send a smaller one.`);
      }
      chunks.push(Uint8Array.from(chunk));
    }
    const data = Buffer.concat(chunks);
    this.made += 1;
    const stagingId = `staging-${this.made}`;
    this.staged.set(stagingId, data);
    const sha256 = createHash('sha256').update(data).digest('hex');
    return { stagingId, bytes: size, sha256, head: data.subarray(0, HEAD_BYTES) };
  }

  override async publish(stagingId: string, path: string): Promise<void> {
    if (!BLOB_PATH.test(path)) throw new RefusedError('invalid_request', 'This is not the path of a blob.');
    const data = this.staged.get(stagingId) ?? this.blobs.get(path);
    if (data === undefined) throw notFound();
    this.blobs.set(path, data);
    this.staged.delete(stagingId);
  }

  override async discard(stagingId: string): Promise<void> {
    this.staged.delete(stagingId);
  }

  override async size(path: string): Promise<number | undefined> {
    return this.blobs.get(path)?.length;
  }

  override async *read(path: string, range?: BlobRange): AsyncGenerator<Uint8Array> {
    const data = this.bytesOf(path);
    const end = Math.min(data.length, (range?.to ?? data.length) + 1);
    for (let at = range?.from ?? 0; at < end; at += READ_BYTES) yield data.subarray(at, Math.min(at + READ_BYTES, end));
  }

  override async removeAll(mediaId: string): Promise<void> {
    for (const path of this.blobs.keys()) if (path.startsWith(`media/${mediaId}/`)) this.blobs.delete(path);
  }

  override async withLocalFile<T>(path: string, use: (file: string) => Promise<T>): Promise<T> {
    this.bytesOf(path);
    return await use(path);
  }

  /** @throws RefusedError `not_found` */
  bytesOf(path: string): Buffer {
    const data = this.blobs.get(path);
    if (data === undefined) throw notFound();
    return data;
  }

  /** Every path that has a blob, in the order in which they were first published. */
  paths(): readonly string[] {
    return [...this.blobs.keys()];
  }

  /** What a start does with the bytes that a dead process had staged; answers how many blobs they were. */
  sweepStaging(): number {
    const swept = this.staged.size;
    this.staged.clear();
    return swept;
  }
}

function notFound(): RefusedError {
  return new RefusedError('not_found', 'There is no such blob.');
}
