import type { FilesBlobStore } from '#libs/engines/files';
import type { StoreFile } from '#libs/engines/sqlite';
import { Sweep } from '#libs/stream';
import type { Clock } from '#libs/stream/ports';

const HOUR_MS = 3_600_000;
/** No request lasts as long: staged bytes that are older belong to nobody. */
const STAGED_MS = 24 * HOUR_MS;
/** Accounts that leave within so long share one writing of the file. */
const GATHERED_MS = 6 * HOUR_MS;
/** What was appended to remove an account's things is folded by then. */
const FOLDED_MS = HOUR_MS;

/** What was deleted lies in a write-ahead log until that is cut. */
export class EmptyJournals extends Sweep {
  readonly name = 'empty-journals';
  readonly everyMs = HOUR_MS;

  constructor(private readonly files: readonly Pick<StoreFile, 'emptyJournal'>[]) {
    super();
  }

  override async run(): Promise<void> {
    for (const file of this.files) await file.emptyJournal();
  }
}

/** Bytes that were staged, and could not be removed when nobody wanted them any more. */
export class SweepStaging extends Sweep {
  readonly name = 'sweep-staging';
  readonly everyMs = HOUR_MS;

  constructor(
    private readonly blobs: FilesBlobStore,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async run(): Promise<void> {
    await this.blobs.sweepStaging(this.clock.now() - STAGED_MS);
  }
}

/** The file of the store without what deleted accounts left between its rows. */
export class RewriteStore extends Sweep {
  readonly name = 'rewrite-store';
  readonly everyMs = HOUR_MS;

  constructor(
    private readonly store: StoreFile,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async run(): Promise<void> {
    const nowMs = this.clock.now();
    await this.store.rewriteAfterRemovals(nowMs - GATHERED_MS, nowMs - FOLDED_MS);
  }
}
