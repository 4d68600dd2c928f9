import type { EncodedOutput, ErrorCode, PlannedOutput, PlannedTask } from '#libs/events';

export type MediaState = 'processing' | 'playable' | 'ready' | 'failed';

export interface MediaFailure {
  readonly code: ErrorCode;
  readonly message: string;
}

/** What an upload fixed: section `original`, made once. */
export interface MediaOriginal {
  readonly id: string;
  readonly ownerId: string;
  readonly kind: 'image';
  readonly fileName: string;
  readonly mimeType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly path: string;
  readonly uploadedAt: string;
}

/** What the probe found and which tasks were planned from it. */
export interface MediaPlan {
  readonly attempt: number;
  readonly width: number;
  readonly height: number;
  readonly tasks: readonly PlannedTask[];
}

/** How a task ended: what it made, or why it could not. */
export type TaskResult = { readonly outputs: readonly EncodedOutput[] } | { readonly failure: MediaFailure };

/** A media whole, as its rows say now. */
export interface Media {
  readonly original: MediaOriginal;
  readonly plan: MediaPlan | undefined;
  /** Results of the plan's attempt, by task id. */
  readonly results: ReadonlyMap<string, TaskResult>;
  readonly attempt: number;
  readonly state: MediaState;
  readonly failure: MediaFailure | undefined;
}

/** Rows of media. Every write is durable when it returns, idempotent, and independent of the order of the others. */
export abstract class MediaStore {
  /** Made once for one content: a second call changes nothing. */
  abstract create(original: MediaOriginal): Promise<void>;
  /** Those whose original is known and which are not deleted, by id; at most 100 ids. */
  abstract byIds(ids: readonly string[]): Promise<ReadonlyMap<string, Media>>;
  /** The same ones' states alone, which costs far less. */
  abstract statesOf(ids: readonly string[]): Promise<ReadonlyMap<string, MediaState>>;
  /** The plan of the highest attempt is kept; of one attempt the first. */
  abstract putPlan(mediaId: string, plan: MediaPlan): Promise<void>;
  /** Group `media`'s row of a task: the first result of a task is kept. */
  abstract putResult(mediaId: string, taskId: string, attempt: number, result: TaskResult): Promise<void>;
  /** Rises to (attempt, state) by `stateRank`, never falls; of equal ranks the first is kept. */
  abstract raise(mediaId: string, attempt: number, state: MediaState, failure?: MediaFailure): Promise<void>;
  /** For good: what stays is a row of id and version, beside which no later write leaves anything. */
  abstract delete(mediaId: string): Promise<void>;
  /** Which of these were deleted; at most 100 ids. */
  abstract deleted(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Ids of a person's media, newest first, at most `limit`; with `below`, those under that id. */
  abstract ownedBy(ownerId: string, limit: number, below?: string): Promise<readonly string[]>;
}

/** Media that no post took. */
export abstract class UnpostedMedia {
  /**
   * Those under `id` that neither a post nor its owner's profile has, the oldest first, at most `limit`. One that was
   * taken for nobody is among them until it is deleted.
   */
  abstract under(id: string, limit: number): Promise<readonly { mediaId: string; ownerId: string }[]>;
  /** From here on no post can take it; false where one had taken it. Atomic, durable, idempotent. */
  abstract take(mediaId: string): Promise<boolean>;
}

/** processing < playable < ready or failed. */
export const stateRank: Readonly<Record<MediaState, number>> = { processing: 0, playable: 1, ready: 2, failed: 2 };

/** The encode groups' own memory: a result per task id, so that a retry after a crash skips what is done. */
export abstract class EncodeResults {
  abstract find(taskId: string): Promise<TaskResult | undefined>;
  /** The first result of a task is kept; answers the kept one. Durable. */
  abstract keep(taskId: string, result: TaskResult): Promise<TaskResult>;
}

export interface StagedBlob {
  /** Names the staged bytes until they are published or discarded. */
  readonly stagingId: string;
  readonly bytes: number;
  readonly sha256: string;
  /** The first bytes, at most 4,100: enough to tell the format. */
  readonly head: Uint8Array;
}

export interface BlobRange {
  /** First byte. */
  readonly from: number;
  /** Last byte, inclusive. */
  readonly to: number;
}

/** Named immutable bytes. A reader never sees a part of a blob. Paths are `media/<mediaId>/…`. */
export abstract class BlobStore {
  /**
   * Streams `source` into a place that nobody reads, hashing on the way; durable when it returns.
   * @throws RefusedError `file_too_large` past `maxBytes` · UnavailableError (`storage_full` as its own code when the
   * disk is full); whatever the error, nothing is left behind. An error of `source` itself is thrown as it is.
   */
  abstract stage(source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<StagedBlob>;
  /** Gives staged bytes their path, whole or not at all, durable when it returns. Again, or over equal bytes: no harm. */
  abstract publish(stagingId: string, path: string): Promise<void>;
  /** Forgets staged bytes; unknown ones are no error. */
  abstract discard(stagingId: string): Promise<void>;
  /** Size in bytes, or undefined where there is no such blob. */
  abstract size(path: string): Promise<number | undefined>;
  /** Bytes of an existing blob, or of a range of it. @throws RefusedError `not_found` */
  abstract read(path: string, range?: BlobRange): AsyncIterable<Uint8Array>;
  /**
   * Removes all that is published under the media; durable when it returns; nothing there is no error. What is being
   * published meanwhile may stay.
   */
  abstract removeAll(mediaId: string): Promise<void>;
  /** Runs `use` with a local file that holds the blob, read-only; valid until `use` ends. @throws as `read` */
  abstract withLocalFile<T>(path: string, use: (file: string) => Promise<T>): Promise<T>;
}

/** What a signed URL lets its holder fetch: the renditions of a media, until then. */
export interface MediaGrant {
  readonly mediaId: string;
  /** `see`: as one of its post's audience. `keep`: as its owner, or an administrator. */
  readonly scope: 'see' | 'keep';
  /** Seconds since 1970. */
  readonly expiresAt: number;
}

/** Signs grants. Synchronous: a page of posts has hundreds of them. */
export abstract class MediaUrlSigner {
  /** Fit for a query; equal when repeated. */
  abstract sign(grant: MediaGrant): string;
  /** Whether `sign` answered exactly this for exactly this grant. */
  abstract verify(grant: MediaGrant, signature: string): boolean;
}

export interface Probe {
  /** As decoded by the format's own words, not by a file name. */
  readonly format: 'jpeg';
  /** Pixels with the orientation applied. */
  readonly width: number;
  readonly height: number;
}

/** Reads headers of untrusted bytes, in a child that can be killed. */
export abstract class Prober {
  /** @throws RefusedError with what the sender has to change · UnavailableError when no child can be had */
  abstract probe(file: string, signal: AbortSignal): Promise<Probe>;
}

export interface EncodedImage {
  readonly name: string;
  readonly mimeType: string;
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Decodes untrusted pixels and encodes them anew, in a child that can be killed. */
export abstract class ImageEncoder {
  /**
   * All outputs from one decode, in the given order: orientation applied, colour in sRGB, no metadata.
   * @throws RefusedError `media_truncated`, `media_unreadable`, `media_too_complex`, `decoder_crash` · UnavailableError
   */
  abstract encode(
    file: string,
    outputs: readonly PlannedOutput[],
    signal: AbortSignal,
  ): Promise<readonly EncodedImage[]>;
}
