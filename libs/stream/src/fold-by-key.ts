import { keyOf } from '#libs/events';
import type { Fold, FoldTable, Received } from './ports.js';

/**
 * Folds events of one partition: those of one key one after the other in the order of the log, keys beside each other,
 * so that the engine under them gathers their writes. The first error is thrown once all keys have ended.
 */
export async function foldByKey(folds: FoldTable, events: readonly Received[], signal: AbortSignal): Promise<void> {
  const byKey = Map.groupBy(events, (received) => keyOf(received.event));
  const ends = await Promise.allSettled([...byKey.values()].map((chain) => foldChain(folds, chain, signal)));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

async function foldChain(folds: FoldTable, chain: readonly Received[], signal: AbortSignal): Promise<void> {
  for (const received of chain) {
    if (signal.aborted) return;
    const fold = folds[received.event.type] as Fold<never> | undefined;
    await fold?.(received as never, signal);
  }
}
