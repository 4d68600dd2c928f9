import type { Position } from '#libs/stream/ports';

/** A domain event that is about the media: told exactly. */
export interface EventEntry {
  readonly kind: 'event';
  readonly eventId: string;
  readonly type: string;
  /** RFC 3339. */
  readonly at: string;
  readonly position: Position;
  /** Ids, states and sizes that the event names; nothing that people wrote. */
  readonly facts: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}

/** One attempt of one group to fold one event. */
export interface StepEntry {
  readonly kind: 'step';
  readonly eventId: string;
  /** Of the event. */
  readonly type: string;
  readonly group: string;
  readonly attempt: number;
  readonly startedAt: string;
  /** Missing where only the start was told. */
  readonly endedAt?: string;
  readonly outcome: 'started' | 'done' | 'failed' | 'dead_lettered';
  readonly counts?: Readonly<Record<string, number>>;
  readonly error?: { readonly code: string; readonly message: string; readonly childLog?: string };
}

export type TraceEntry = EventEntry | StepEntry;

export interface TraceRow {
  readonly mediaId: string;
  /** Names the row within its media. */
  readonly name: string;
  /** Of two rows of one name the higher one stays, compared as text; equal ranks are equal rows. */
  readonly rank: string;
  /** Milliseconds since 1970, for `forget`. */
  readonly atMs: number;
  readonly entry: TraceEntry;
}

/** Most rows of one call. */
export const TRACE_ROWS_AT_ONCE = 1_000;

/** What happened to each media, row by row. */
export abstract class TraceStore {
  /** Durable; any order and repetition of the same rows ends in one state. At most TRACE_ROWS_AT_ONCE. */
  abstract put(rows: readonly TraceRow[]): Promise<void>;
  /** Every entry of a media, in no order. */
  abstract of(mediaId: string): Promise<readonly TraceEntry[]>;
  /** Forgets at most `most` rows from before `beforeMs`; answers how many it forgot. */
  abstract forget(beforeMs: number, most: number): Promise<number>;
}
