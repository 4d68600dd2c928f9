import type { Counter } from '#libs/events';

/** What is counted of whom. */
export interface Counted {
  readonly subjectId: string;
  readonly counter: Counter;
}

/** One partition's part of a count: its edges that count, of all events up to `version`. */
export interface Tally extends Counted {
  readonly value: number;
  readonly version: number;
}

/** How one member stands to what is counted, after the event at `version`. */
export interface Edge extends Counted {
  /** Who likes, sees or follows, who is followed, or which post or comment. */
  readonly memberId: string;
  /** Flags, of which the counter knows the meaning; 0 where none is set. */
  readonly state: number;
  readonly version: number;
}

/** A row with the partition that it lies in. */
export type Placed<Row> = Row & { readonly partition: number };

/** Most rows of one call. */
export const ROWS_AT_ONCE = 1_000;

/**
 * Tallies by (subject, counter, partition). Rows of one call are written in any order, each by itself: a crash may leave
 * some of them out.
 */
export abstract class TallyStore {
  /** Those of one partition that exist. */
  abstract of(partition: number, wanted: readonly Counted[]): Promise<readonly Tally[]>;
  /** Takes each if its version is above the kept one's; durable. */
  abstract put(partition: number, tallies: readonly Tally[]): Promise<void>;
  /** Sums over all partitions, by subject and counter; at most 100 subjects. What was never counted is missing. */
  abstract totals(subjectIds: readonly string[], counters: readonly Counter[]): Promise<Totals>;
  /** Every tally, page by page. What is written meanwhile may be left out. */
  abstract all(): AsyncIterable<readonly Placed<Tally>[]>;
}
export type Totals = ReadonlyMap<string, { readonly [Name in Counter]?: number }>;

/** Edges by (subject, counter, partition, member). Rows of one call are written as those of tallies are. */
export abstract class EdgeStore {
  /** Those of one partition that exist. */
  abstract of(partition: number, wanted: readonly Omit<Edge, 'state' | 'version'>[]): Promise<readonly Edge[]>;
  /** Takes each if its version is above the kept one's; durable. */
  abstract put(partition: number, edges: readonly Edge[]): Promise<void>;
  /** How many edges of one partition stand in `state`, of all that was written before the call. */
  abstract count(partition: number, counted: Counted, state: number): Promise<number>;
  /**
   * Every edge, page by page; those of one subject, counter and partition come one after the other. What is written or
   * removed meanwhile may be met or left out.
   */
  abstract all(): AsyncIterable<readonly Placed<Edge>[]>;
  /** Forgets each, unless it is newer by now; durable. One that is not there is none. */
  abstract remove(partition: number, edges: readonly Edge[]): Promise<void>;
}
