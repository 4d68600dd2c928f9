import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { type ArchiveEntry, ArchiveMaker } from '#libs/account/ports';
import { ZipFile } from 'yazl';

/** ZIP by yazl. Sizes are not known beforehand: they stand behind each file's bytes. */
export class ZipArchiveMaker extends ArchiveMaker {
  override async *pack(entries: AsyncIterable<ArchiveEntry>): AsyncGenerator<Uint8Array> {
    const packing = new Packing();
    void packing.run(entries);
    try {
      for await (const chunk of packing.output) yield chunk as Uint8Array;
    } finally {
      packing.stop();
    }
  }
}

class Packing {
  private readonly zip = new ZipFile();
  private current: Readable | undefined;
  private stopped = false;

  get output(): Readable {
    return this.zip.outputStream as Readable;
  }

  /** One entry at a time: the next is asked for when all bytes of the last are taken. */
  async run(entries: AsyncIterable<ArchiveEntry>): Promise<void> {
    this.zip.on('error', (error: Error) => this.output.destroy(error));
    try {
      for await (const entry of entries) {
        if (this.stopped) return;
        await this.add(entry);
      }
      this.zip.end();
    } catch (error) {
      this.output.destroy(error as Error);
    }
  }

  stop(): void {
    this.stopped = true;
    this.current?.destroy();
    this.output.destroy();
  }

  private async add({ name, modifiedMs, isText, bytes }: ArchiveEntry): Promise<void> {
    const source = Readable.from(bytes, { objectMode: false });
    this.current = source;
    this.zip.addReadStream(source, name, { mtime: new Date(modifiedMs), compress: isText });
    await finished(source);
  }
}
