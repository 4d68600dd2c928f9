import { createHash } from 'node:crypto';
import { RefusedError } from '#libs/events';
import { onDisk } from './file-errors.js';
import type { NewFile } from './file-ops.js';

/** Each write takes a turn of a thread, so few large ones are cheaper than many small ones. */
const WRITE_BYTES = 256 * 1_024;
const HEAD_BYTES = 4_100;

/** Writes chunks to a new file, and keeps their count, their hash and the first of them. */
export class HashedFile {
  private readonly hash = createHash('sha256');
  private readonly head = Buffer.alloc(HEAD_BYTES);
  private readonly gathered = Buffer.allocUnsafe(WRITE_BYTES);
  private waiting = 0;
  private bytes = 0;

  constructor(
    private readonly file: NewFile,
    private readonly maxBytes: number,
  ) {}

  /** `chunk` may be used anew when this returns. @throws RefusedError `file_too_large` */
  async write(chunk: Uint8Array): Promise<void> {
    const end = this.bytes + chunk.length;
    if (end > this.maxBytes) {
      throw new RefusedError('file_too_large', `The file is larger than ${this.maxBytes} bytes. Send a smaller one.`);
    }
    if (this.bytes < HEAD_BYTES) this.head.set(chunk.subarray(0, HEAD_BYTES - this.bytes), this.bytes);
    this.bytes = end;
    this.hash.update(chunk);
    if (this.waiting + chunk.length > WRITE_BYTES) await this.flush();
    if (chunk.length >= WRITE_BYTES) return await this.put(chunk);
    this.gathered.set(chunk, this.waiting);
    this.waiting += chunk.length;
  }

  /** Everything written stays after a power cut, once the folder is synced. */
  async finish(): Promise<{ bytes: number; sha256: string; head: Uint8Array }> {
    await this.flush();
    await onDisk('sync an upload', () => this.file.sync());
    const head = this.head.subarray(0, Math.min(this.bytes, HEAD_BYTES));
    return { bytes: this.bytes, sha256: this.hash.digest('hex'), head };
  }

  private async flush(): Promise<void> {
    if (this.waiting === 0) return;
    await this.put(this.gathered.subarray(0, this.waiting));
    this.waiting = 0;
  }

  private async put(bytes: Uint8Array): Promise<void> {
    await onDisk('write an upload', () => this.file.write(bytes));
  }
}
