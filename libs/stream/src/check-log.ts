import { groupNames, topicsOf } from '#libs/events';
import { type EventLog, type LogBookmark, partitionKey } from './ports.js';

/** The log is not the one that made the store. The message tells an operator what to do. */
export class LogMismatchError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'LogMismatchError';
  }
}

/**
 * Refuses a log that is not the one whose events the store holds, or that ends before what the store has folded: an
 * old copy, or a topic made anew. An empty store adopts a log of which no group has folded anything yet.
 */
export async function checkLog(log: EventLog, bookmark: LogBookmark, topics: readonly string[]): Promise<void> {
  const identity = await log.identity();
  const known = (await bookmark.read()) ?? (await adoptedByOthers(log, bookmark));
  if (!known) return bookmark.adopt(identity);
  if (known.identity.id !== identity.id || known.identity.epoch !== identity.epoch) {
    throw new LogMismatchError(
      `The store was made from log ${known.identity.id} (epoch ${known.identity.epoch}), but this is log ` +
        `${identity.id} (epoch ${identity.epoch}). Put the log and the store of one installation together again.`,
    );
  }
  const ends = new Map((await log.ranges(topics)).map((one) => [partitionKey(one.topic, one.partition), one.end]));
  for (const [key, offset] of known.folded) {
    if ((ends.get(key) ?? 0) > offset) continue;
    throw new LogMismatchError(
      `The store has folded offset ${offset} of ${key}, but the log ends at ${ends.get(key) ?? 0}: the log is older ` +
        'than the store. Restore the log from the same time as the store, or both from one backup.',
    );
  }
}

/**
 * What was folded is not folded again by itself: an emptied store would stay empty. But where several processes start
 * at once, another may have adopted the log and folded since the store was found empty: it is asked again.
 */
async function adoptedByOthers(log: EventLog, bookmark: LogBookmark): ReturnType<LogBookmark['read']> {
  for (const group of groupNames) {
    const committed = await log.committed(group, topicsOf(group));
    if (![...committed.values()].some((next) => next > 0)) continue;
    const known = await bookmark.read();
    if (known) return known;
    throw new LogMismatchError(
      `The store is empty, but group ${group} has folded events of this log into a store. Put that store back, or ` +
        'remove the log too to begin anew.',
    );
  }
  return undefined;
}
