import { dirname } from 'node:path';
import type { FileOps } from './file-ops.js';

/** Folders remembered as lasting; past this many all are forgotten, and synced once more when they are next used. */
const REMEMBERED = 10_000;

/**
 * Folders that stay after a power cut. One that exists need not last: whoever made it may still be about to sync its
 * parent, or may have died before. So a folder counts as lasting only after a sync by this process.
 */
export class LastingFolders {
  private readonly lasting = new Set<string>();

  constructor(private readonly files: FileOps) {}

  /** Makes each of `folders`, parents before children; answers those that `sync` has to make last. */
  async make(folders: readonly string[]): Promise<readonly string[]> {
    const unsure: string[] = [];
    for (const folder of folders) {
      if (await this.files.makeFolder(folder)) this.lasting.delete(folder);
      if (!this.lasting.has(folder)) unsure.push(folder);
    }
    return unsure;
  }

  /** Syncs the parents of `unsure`. */
  async sync(unsure: readonly string[]): Promise<void> {
    await Promise.all(unsure.map((folder) => this.files.syncFolder(dirname(folder))));
    if (this.lasting.size > REMEMBERED) this.lasting.clear();
    for (const folder of unsure) this.lasting.add(folder);
  }
}
