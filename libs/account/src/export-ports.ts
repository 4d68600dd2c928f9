/** One file of an archive. */
export interface ArchiveEntry {
  /** A relative path with `/` between its parts. */
  readonly name: string;
  readonly modifiedMs: number;
  /** Whether packing it smaller is worth the time. */
  readonly isText: boolean;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** Packs files into one archive, ZIP, while it is read: nothing is kept whole. */
export abstract class ArchiveMaker {
  /**
   * The archive's bytes. Asks for one entry after the other, each as its reader takes the bytes. An error of an entry is
   * thrown to the reader; who stops reading ends the entry that is being read.
   */
  abstract pack(entries: AsyncIterable<ArchiveEntry>): AsyncIterable<Uint8Array>;
}

/** That a user asked for all that is theirs. The archive is made when it is fetched. */
export interface ExportJob {
  readonly jobId: string;
  readonly userId: string;
  readonly createdAtMs: number;
}

/** Export jobs: working state. Every write is durable. */
export abstract class ExportJobs {
  abstract put(job: ExportJob): Promise<void>;
  /** A user's, newest first, at most 100. */
  abstract of(userId: string): Promise<readonly ExportJob[]>;
  abstract find(jobId: string): Promise<ExportJob | undefined>;
  /** All of a user. Idempotent. */
  abstract forget(userId: string): Promise<void>;
  /** Forgets those made at `thenMs` or earlier. */
  abstract sweep(thenMs: number): Promise<void>;
}
