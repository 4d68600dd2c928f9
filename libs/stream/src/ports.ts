import type { EventOf, EventType } from '#libs/events';
import type { StepNotes } from './step-notes.js';

export type { CreateRequest, Origin } from './create-request.js';
export { type DurationName, type Labels, Meter, type MetricName } from './meter.js';
export { provide, type Provider } from './provide.js';
export type { StepNotes } from './step-notes.js';

/**
 * What the stream needs from outside. An engine implements `EventLog` itself (Kafka), or only `LogStorage`, to which
 * `InProcessLog` adds groups, members and delivery (SQLite, memory).
 */

/** Which log this is. `epoch` is raised only when a log is replaced; a version is `epoch · 2^40 + offset`. */
export interface LogIdentity {
  readonly id: string;
  readonly epoch: number;
}

export interface NewRecord {
  readonly topic: string;
  readonly key: string;
  readonly value: Uint8Array;
  /** Overrides the partition that the key falls into: for a recount alone. */
  readonly partition?: number;
}

/** A record's place in the log. `epoch` is stamped by the log. */
export interface Position {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly epoch: number;
}

/** An event with its place in the log, as a fold gets it. `version` is `epoch · 2^40 + offset`. */
export interface Received<Type extends EventType = EventType> {
  readonly event: EventOf<Type>;
  readonly position: Position;
  readonly version: number;
}

/**
 * Folds one event into what its group owns. Idempotent; durable when it returns. `signal`, where the runner gives one,
 * is aborted when the partition is lost: long work must end then.
 */
export type Fold<Type extends EventType> = (
  received: Received<Type>,
  signal?: AbortSignal,
) => Promise<StepNotes | void>;

/** Folds by event type. */
export type FoldTable = { readonly [Type in EventType]?: Fold<Type> };

/** Which folds the API runs right after an append, so that the caller reads its own write. */
export class Applies {
  constructor(readonly table: { readonly [Type in EventType]?: readonly Fold<Type>[] }) {}
}

export interface LogRecord extends Position {
  readonly key: string;
  readonly value: Uint8Array;
  /** Milliseconds since 1970 at which the log took it. */
  readonly timeMs: number;
}

/** What stands between `start` (the first offset kept) and `end` (the next offset to be written) of a partition. */
export interface PartitionRange {
  readonly topic: string;
  readonly partition: number;
  readonly start: number;
  readonly end: number;
}

/** Consecutive records of one partition, delivered from the committed offset on. */
export interface Batch {
  readonly topic: string;
  readonly partition: number;
  /** At least one, in order of offset. */
  readonly records: readonly LogRecord[];
  /** Aborted when the partition is lost to another member, also after the handler returned, or when a stop ran out of time. */
  readonly signal: AbortSignal;
  /**
   * Records that everything below `next` is handled; durable enough to be lost only towards redelivery.
   * @throws PartitionLostError when another member owns the partition by now: drop what you hold.
   * @throws UnavailableError, OutcomeUnknownError
   */
  commit(next: number): Promise<void>;
  /** Tells the log that this member lives. @throws PartitionLostError */
  heartbeat(): Promise<void>;
  /** Delivers nothing more of this partition, once this call of the handler has returned, until `resume`. */
  pause(): void;
}

/**
 * Called with one batch of a partition at a time; partitions go in parallel. When it returns, the next batch begins at
 * the committed offset: what was not committed comes again. It must not throw.
 */
export type Receive = (batch: Batch) => Promise<void>;

/** A member of a consumer group. */
export abstract class Membership {
  /** Partitions held now. */
  abstract assigned(): readonly { topic: string; partition: number }[];
  /** Ends a pause; one that was not paused, or is no longer held, stays as it is. */
  abstract resume(topic: string, partition: number): void;
  /** Delivers from `offset` on next time. The committed offset stays. */
  abstract seek(topic: string, partition: number, offset: number): Promise<void>;
  /** Takes no more, waits `graceMs` for handlers, then aborts their signals and leaves the group. */
  abstract stop(graceMs: number): Promise<void>;
}

/**
 * An append-only log of topics in partitions, order kept per key. Nothing here that Kafka could not do.
 * Partition of a key: `partitionOf` (murmur2, as Kafka's own clients do it).
 */
export abstract class EventLog {
  abstract identity(): Promise<LogIdentity>;
  /**
   * Durable when it returns; answers each record's position, in the given order. Records of one key keep their order.
   * Not idempotent: what is appended again stands twice, and folds must not mind. Concurrent callers share one sync.
   * @throws UnavailableError surely not appended · OutcomeUnknownError may stand there now or a little later
   */
  abstract append(records: readonly NewRecord[]): Promise<readonly Position[]>;
  /**
   * Joins `group` for `topics`, the same ones as every other member of the group. Begins at the committed offset, or
   * at the earliest record where none is committed or the committed one is no longer kept.
   */
  abstract consume(group: string, topics: readonly string[], receive: Receive): Promise<Membership>;
  /** Every record from now on, to this caller alone: no group, no commit. Answers how to end it. */
  abstract tail(topics: readonly string[], receive: (record: LogRecord) => void): Promise<() => void>;
  abstract ranges(topics: readonly string[]): Promise<readonly PartitionRange[]>;
  /** Next offset per partition that `group` has committed; a partition without one is missing. */
  abstract committed(group: string, topics: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Ends every membership and tail, and lets go of files and connections. */
  abstract close(): Promise<void>;
}

/** Another member owns the partition by now. What this one still holds of it must be dropped, not committed. */
export class PartitionLostError extends Error {
  constructor(topic: string, partition: number) {
    super(`partition ${partition} of ${topic} belongs to another member`);
    this.name = 'PartitionLostError';
  }
}

/** Key of a partition in a map: `topic/partition`. */
export function partitionKey(topic: string, partition: number): string {
  return `${topic}/${partition}`;
}

/** A record as it lies in one partition's table. */
export interface StoredRecord {
  readonly offset: number;
  readonly key: string;
  readonly value: Uint8Array;
  readonly timeMs: number;
}

/** The bytes of an embedded log, without groups or delivery. */
export abstract class LogStorage {
  abstract identity(): Promise<LogIdentity>;
  /**
   * Appends in the given order, all or none, and is durable when it returns; answers the offsets. Concurrent callers
   * share one sync. A partition's offsets have no gaps. @throws UnavailableError, OutcomeUnknownError
   */
  abstract append(
    records: readonly { topic: string; partition: number; key: string; value: Uint8Array; timeMs: number }[],
  ): Promise<readonly number[]>;
  /** At most `max` records from `from` on, in order; empty at the end. */
  abstract read(topic: string, partition: number, from: number, max: number): Promise<readonly StoredRecord[]>;
  /** Ranges of every partition of `topic`; a topic that has none yet begins at 0. */
  abstract ranges(topic: string): Promise<readonly PartitionRange[]>;
  abstract commit(group: string, topic: string, partition: number, next: number): Promise<void>;
  /** Committed offsets by `partitionKey`. */
  abstract committed(group: string): Promise<ReadonlyMap<string, number>>;
  /** Forgets what lies below `before` and is older than `olderThanMs` (milliseconds since 1970). */
  abstract trim(topic: string, partition: number, before: number, olderThanMs: number): Promise<void>;
}

/** What the store remembers of the log that made it, so that another or an older log is refused at the start. */
export abstract class LogBookmark {
  /** What was remembered, or undefined in an empty store. */
  abstract read(): Promise<{ identity: LogIdentity; folded: ReadonlyMap<string, number> } | undefined>;
  abstract adopt(identity: LogIdentity): Promise<void>;
  /** The highest offset known to have stood in (topic, partition); a lower one than remembered changes nothing. */
  abstract note(topic: string, partition: number, offset: number): Promise<void>;
}

/** Whose request: an idempotency key is unique within (account, route). */
export interface RequestKey {
  readonly account: string;
  readonly route: string;
  readonly key: string;
}

export interface RequestClaim {
  readonly ids: Readonly<Record<string, string>>;
  /** SHA-256 of what was asked, in hex: another digest under the same key is another request. */
  readonly digest: string;
  readonly answered: boolean;
}

/** Claims of idempotency keys, made before the append, kept until `expiresAtMs`. */
export abstract class RequestClaims {
  /** Answers the claim that holds: an earlier one that has not expired at `nowMs`, or this one. Atomic. */
  abstract claim(
    key: RequestKey,
    wanted: { ids: Readonly<Record<string, string>>; digest: string; nowMs: number; expiresAtMs: number },
  ): Promise<RequestClaim>;
  /** The log has the events of this request. */
  abstract answered(key: RequestKey): Promise<void>;
  /** Forgets what had expired at `nowMs`. */
  abstract sweep(nowMs: number): Promise<void>;
  /** Forgets all of an account that is deleted. */
  abstract forget(account: string): Promise<void>;
}

/** Wall clock, monotonic clock and waiting: nothing else in the product may look at the time. */
export abstract class Clock {
  /** Whole milliseconds since 1970. May jump. */
  abstract now(): number;
  /** Milliseconds from an arbitrary start. Never goes back: for deadlines and durations. */
  abstract monotonic(): number;
  /** Resolves after `ms`, or at once when `signal` is aborted; never rejects. */
  abstract sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Random bytes: nothing else in the product may roll dice. */
export abstract class Random {
  abstract bytes(count: number): Uint8Array;
  /** Uniform in [0, 1). */
  abstract fraction(): number;
}

export type LogFields = Readonly<Record<string, unknown>>;

/** Structured log lines. Never a credential, never a caption. */
export abstract class Logger {
  abstract debug(message: string, fields?: LogFields): void;
  abstract info(message: string, fields?: LogFields): void;
  abstract warn(message: string, fields?: LogFields): void;
  abstract error(message: string, fields?: LogFields): void;
}
