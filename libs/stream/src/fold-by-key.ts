import { keyOf } from '#libs/events';
import type { Fold, FoldTable, Received, StepNotes } from './ports.js';

/** Notes of those events of a slice that have any. */
export type SliceNotes = ReadonlyMap<Received, StepNotes>;

/**
 * Folds events of one partition: those of one key one after the other in the order of the log, keys beside each other,
 * so that the engine under them gathers their writes. Answers what the folds noted. The first error is thrown once all keys have ended.
 */
export async function foldByKey(
  folds: FoldTable,
  events: readonly Received[],
  signal: AbortSignal,
): Promise<SliceNotes> {
  const notes = new Map<Received, StepNotes>();
  const byKey = Map.groupBy(events, (received) => keyOf(received.event));
  const ends = await Promise.allSettled([...byKey.values()].map((chain) => foldChain(folds, chain, signal, notes)));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return notes;
}

async function foldChain(
  folds: FoldTable,
  chain: readonly Received[],
  signal: AbortSignal,
  notes: Map<Received, StepNotes>,
): Promise<void> {
  for (const received of chain) {
    if (signal.aborted) return;
    const fold = folds[received.event.type] as Fold<never> | undefined;
    const noted = await fold?.(received as never, signal);
    if (noted) notes.set(received, noted);
  }
}
