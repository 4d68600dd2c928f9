import type { GroupName } from '#libs/events';
import { foldByKey, type SliceNotes } from './fold-by-key.js';
import type { Clock, EventLog, FoldTable, LogBookmark, Logger, Meter, Random, Received } from './ports.js';

/** What a group does with its events. Folds are idempotent, and durable when they return. */
export abstract class Consumer {
  abstract readonly group: GroupName;
  /**
   * False: slices are folded within the loop, in well under a second. True: one event of a partition at a time is
   * folded beside the loop, for as long as it takes, while the partition waits.
   */
  readonly beside: boolean = false;

  /** Folds by type; a type that is missing is none of this group's business. */
  abstract readonly folds: FoldTable;

  /**
   * Folds events of one partition, one at least, given in the order of the log: key by key, unless a group overrides
   * it to fold them as a whole. A slice that throws comes again event by event.
   * @throws PartitionLostError another member is at work on this partition: the slice is dropped, and asked for again
   */
  foldSlice(events: readonly Received[], signal: AbortSignal): Promise<SliceNotes | void> {
    return foldByKey(this.folds, events, signal);
  }

  /** Told before the commit that this event went to the dead-letter topic. @throws as a fold does */
  async deadLettered(_received: Received, _error: unknown): Promise<void> {}
}

/** Everything that a consumer runs on. */
export interface ConsumerGround {
  readonly log: EventLog;
  readonly bookmark: LogBookmark;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly meter: Meter;
}
