import type { TallyStore } from '#libs/counter';
import { type AnyEvent, type GroupName, keyOf } from '#libs/events';
import { Consumer } from '#libs/stream';
import type { Fold, FoldTable, Received } from '#libs/stream/ports';
import type { Entry, JournaledStorage } from './journal.ts';

/** What a run got wrong: the invariant's name, and what was seen. */
export class Breach extends Error {
  readonly invariant: string;

  constructor(invariant: string, seen: string) {
    super(`${invariant}: ${seen}`);
    this.name = 'Breach';
    this.invariant = invariant;
  }
}

/** Looks over the shoulders of all members while the run goes on: order per key, and effects before commits. */
export class Watch {
  readonly breaches: Breach[] = [];
  folds = 0;
  private readonly journal: JournaledStorage;
  private readonly types = new Map<GroupName, ReadonlySet<string>>();
  private readonly done = new Map<string, Set<number>>();

  constructor(journal: JournaledStorage) {
    this.journal = journal;
    journal.onCommit = (group, topic, partition, next) => this.committed(group, topic, partition, next);
  }

  /** Offsets begin anew. */
  newEpoch(): void {
    this.done.clear();
  }

  /** The same consumer; its folds are noted. */
  over(consumer: Consumer): Consumer {
    const { group } = consumer;
    this.types.set(group, new Set(Object.keys(consumer.folds)));
    const watched = Object.entries(consumer.folds).map(([type, fold]) => [
      type,
      this.noted(group, fold as Fold<never>),
    ]);
    const folds = { value: Object.fromEntries(watched) as FoldTable };
    // Whoever folds a slice as a whole does not use them.
    const asWhole = consumer.foldSlice !== Consumer.prototype.foldSlice;
    const foldSlice = { value: this.notedSlice(consumer) };
    return Object.create(consumer, asWhole ? { foldSlice } : { folds }) as Consumer;
  }

  private noted(group: GroupName, fold: Fold<never>): Fold<never> {
    return async (received: Received, signal?: AbortSignal) => {
      const { topic, partition, offset } = received.position;
      const done = this.doneBy(group, topic, partition);
      if (!done.has(offset)) this.checkOrder(group, received, done);
      this.folds += 1;
      await fold(received as never, signal);
      done.add(offset);
    };
  }

  private notedSlice(consumer: Consumer): Consumer['foldSlice'] {
    return async (events, signal) => {
      const { topic, partition } = events[0]!.position;
      const done = this.doneBy(consumer.group, topic, partition);
      const before = new Set(done);
      for (const received of events) {
        if (!before.has(received.position.offset)) this.checkOrder(consumer.group, received, before);
        before.add(received.position.offset);
      }
      this.folds += events.length;
      await consumer.foldSlice(events, signal);
      if (!signal.aborted) for (const { position } of events) done.add(position.offset);
    };
  }

  /** No reader may ever see fewer than none. */
  overTallies(tallies: TallyStore): void {
    const put = tallies.put.bind(tallies);
    tallies.put = async (partition, rows) => {
      await put(partition, rows);
      for (const { subjectId, counter } of rows) {
        const total = (await tallies.totals([subjectId], [counter])).get(subjectId)?.[counter] ?? 0;
        if (total < 0) this.breaches.push(new Breach('never-below-zero', `${counter} of ${subjectId}: ${total}`));
      }
    };
  }

  /** An event is folded for the first time only when all earlier ones of its key have been. */
  private checkOrder(group: GroupName, { event, position }: Received, done: ReadonlySet<number>): void {
    const { topic, partition, offset } = position;
    const key = keyOf(event as AnyEvent);
    const earlier = this.journal.partition(topic, partition).slice(0, offset);
    const skipped = earlier.find((entry) => entry.key === key && this.isOpen(group, entry, done));
    if (skipped) {
      const seen = `${group} folds ${topic}/${partition}@${offset} before @${skipped.offset} of the same key`;
      this.breaches.push(new Breach('order-per-key', seen));
    }
  }

  private committed(group: GroupName, topic: string, partition: number, next: number): void {
    const done = this.doneBy(group, topic, partition);
    const entries = this.journal.partition(topic, partition);
    const open = entries.slice(0, next).find((entry) => this.isOpen(group, entry, done));
    if (open) {
      const seen = `${group} commits ${topic}/${partition}@${next}, but @${open.offset} is not folded`;
      this.breaches.push(new Breach('commit-after-effect', seen));
    }
    if (next > entries.length) {
      this.breaches.push(new Breach('committed-within-log', `${group} commits ${topic}/${partition}@${next}`));
    }
  }

  /** Whether the group still owes something for this record. */
  isOpen(group: GroupName, entry: Entry, done: ReadonlySet<number>): boolean {
    if (done.has(entry.offset) || this.journal.isDeadLettered(group, entry)) return false;
    return entry.poison || (!!entry.event && !!this.types.get(group)?.has(entry.event.type));
  }

  private doneBy(group: GroupName, topic: string, partition: number): Set<number> {
    const name = `${group} ${topic}/${partition}`;
    const done = this.done.get(name) ?? new Set<number>();
    this.done.set(name, done);
    return done;
  }
}
