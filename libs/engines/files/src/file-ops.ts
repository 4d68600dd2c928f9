import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { errno } from './file-errors.js';

/** A file that was made by us and is written from its start. */
export abstract class NewFile {
  /** Writes all of `bytes` behind what was written before. */
  abstract write(bytes: Uint8Array): Promise<void>;
  /** What was written stays after a power cut. */
  abstract sync(): Promise<void>;
  abstract close(): Promise<void>;
}

/** The operations on which safety in a crash rests, apart so that a test can stop, or forget, between any two. */
export abstract class FileOps {
  /** A new file; one that exists is an error. */
  abstract create(file: string): Promise<NewFile>;
  abstract rename(from: string, to: string): Promise<void>;
  /** Answers whether it is new. Its parent has to be there. */
  abstract makeFolder(folder: string): Promise<boolean>;
  /** The names in `folder` stay after a power cut. */
  abstract syncFolder(folder: string): Promise<void>;
  /** One that is not there is no error. */
  abstract remove(file: string): Promise<void>;
  /** With all that is in it; one that is not there is no error. */
  abstract removeFolder(folder: string): Promise<void>;
}

export class NodeFileOps extends FileOps {
  override async create(file: string): Promise<NewFile> {
    return new NodeFile(await open(file, 'wx', 0o640));
  }

  override async rename(from: string, to: string): Promise<void> {
    await rename(from, to);
  }

  override async makeFolder(folder: string): Promise<boolean> {
    try {
      await mkdir(folder, 0o750);
      return true;
    } catch (error) {
      if (errno(error) === 'EEXIST') return false;
      throw error;
    }
  }

  override async syncFolder(folder: string): Promise<void> {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }

  override async remove(file: string): Promise<void> {
    await rm(file, { force: true });
  }

  override async removeFolder(folder: string): Promise<void> {
    // A file that is moved in meanwhile makes it start over.
    await rm(folder, { force: true, recursive: true, maxRetries: 3 });
  }
}

class NodeFile extends NewFile {
  constructor(private readonly handle: FileHandle) {
    super();
  }

  override async write(bytes: Uint8Array): Promise<void> {
    // One call may write less than it was given.
    for (let at = 0; at < bytes.length;) {
      at += (await this.handle.write(bytes, at)).bytesWritten;
    }
  }

  override async sync(): Promise<void> {
    await this.handle.sync();
  }

  override async close(): Promise<void> {
    await this.handle.close();
  }
}
