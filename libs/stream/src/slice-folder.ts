import { BadEventError, isRetryable } from '#libs/events';
import { decodeEvent } from './codec.js';
import type { Consumer, ConsumerGround } from './consumer.js';
import { deadLetterRecord } from './dead-letter.js';
import { type LogRecord, PartitionLostError, type Received } from './ports.js';
import { backoffMs, RetryBudget } from './retry.js';
import type { StepWriter } from './step-writer.js';
import { traceIdOf } from './new-event.js';

/** Tries of one event before it is a dead letter: with the waits between them well under a second. */
const ATTEMPTS = 3;
const ON_THE_SPOT = { firstMs: 50, maxMs: 200 };

/**
 * `folded`: commit it. `trouble`: an engine is down; commit what lies below `next`, wait, and ask again. `lost`:
 * another member's, drop it.
 */
export type Outcome = { kind: 'folded' } | { kind: 'trouble'; error: unknown; next: number } | { kind: 'lost' };

const FOLDED: Outcome = { kind: 'folded' };
const LOST: Outcome = { kind: 'lost' };

/** An event that this group folds, or a record that nobody can read. */
type Work =
  | { readonly record: LogRecord; readonly received: Received; readonly bad?: undefined }
  | { readonly record: LogRecord; readonly received?: undefined; readonly bad: BadEventError };

/** Brings a slice of one partition into what the group owns: decode, fold, retry, dead-letter. Never throws. */
export class SliceFolder {
  private readonly budget = new RetryBudget();

  constructor(
    private readonly consumer: Consumer,
    private readonly ground: ConsumerGround,
    private readonly steps?: StepWriter,
  ) {}

  async fold(records: readonly LogRecord[], signal: AbortSignal): Promise<Outcome> {
    const { work, stop } = this.decode(records);
    // Both have ended when this returns: what still ran would meet its own repeat.
    const [folded, noted] = await Promise.allSettled([this.foldAll(work, signal), this.note(records)]);
    if (signal.aborted) return LOST;
    if (folded.status === 'rejected') return stoppedBy(folded.reason, records[0]!);
    if (noted.status === 'rejected') return stoppedBy(noted.reason, records[0]!);
    return folded.value.kind === 'folded' && stop ? stop : folded.value;
  }

  /** Work of this group up to the first record that this build cannot read yet. */
  private decode(records: readonly LogRecord[]): { work: Work[]; stop?: Outcome } {
    const work: Work[] = [];
    for (const record of records) {
      try {
        const received = decodeEvent(record);
        if (received && this.consumer.folds[received.event.type]) work.push({ record, received });
      } catch (error) {
        if (!(error instanceof BadEventError)) return { work, stop: stoppedBy(error, record) };
        work.push({ record, bad: error });
      }
    }
    return { work };
  }

  private async foldAll(work: readonly Work[], signal: AbortSignal): Promise<Outcome> {
    if (work.length > 1 && (await this.foldTogether(work, signal))) return FOLDED;
    for (const one of work) {
      if (signal.aborted) return LOST;
      try {
        await this.foldOne(one, signal);
      } catch (error) {
        return stoppedBy(error, one.record);
      }
    }
    return FOLDED;
  }

  /** Answers whether all went well; where it did not, one by one shows which is to blame. */
  private async foldTogether(work: readonly Work[], signal: AbortSignal): Promise<boolean> {
    const began = this.ground.clock.monotonic();
    const events = work.flatMap(({ received }) => (received ? [received] : []));
    const steps = this.steps?.begin(this.consumer.group, events, 1);
    try {
      const notes = events.length > 0 ? await this.consumer.foldSlice(events, signal) : undefined;
      if (signal.aborted) return false;
      for (const one of work) if (one.bad) await this.deadLetter(one, one.bad, 1);
      this.succeeded(events, began);
      steps?.done(notes ?? undefined);
      return true;
    } catch (error) {
      if (error instanceof PartitionLostError) throw error;
      this.ground.logger.debug('slice failed, folding one by one', { group: this.consumer.group, error });
      if (isRetryable(error)) await this.ground.clock.sleep(backoffMs(1, ON_THE_SPOT, this.ground.random), signal);
      return false;
    } finally {
      steps?.dropped();
    }
  }

  /** At most ATTEMPTS tries; what cannot be helped by waiting becomes a dead letter, and the next event goes on. */
  private async foldOne(one: Work, signal: AbortSignal): Promise<void> {
    if (one.bad) return this.deadLetter(one, one.bad, 1);
    const began = this.ground.clock.monotonic();
    for (let attempt = 1; ; attempt++) {
      const steps = this.steps?.begin(this.consumer.group, [one.received], attempt);
      try {
        const notes = await this.consumer.foldSlice([one.received], signal);
        steps?.done(notes ?? undefined);
        return this.succeeded([one.received], began);
      } catch (error) {
        if (error instanceof PartitionLostError || signal.aborted) throw error;
        const lastTry = attempt >= ATTEMPTS;
        const givenUp = lastTry && !isRetryable(error);
        if (givenUp) await this.deadLetter(one, error, attempt);
        steps?.failed(error, givenUp);
        if (givenUp) return;
        if (lastTry || (isRetryable(error) && !this.budget.take())) throw error;
        await this.ground.clock.sleep(backoffMs(attempt, ON_THE_SPOT, this.ground.random), signal);
      } finally {
        steps?.dropped();
      }
    }
  }

  private async deadLetter({ record, received }: Work, error: unknown, attempts: number): Promise<void> {
    const { group } = this.consumer;
    const { topic, partition, offset } = record;
    const timeMs = this.ground.clock.now();
    await this.ground.log.append([deadLetterRecord(group, record, { error, attempts, timeMs })]);
    if (received) await this.tell(received, error);
    this.ground.meter.count('events_dead_lettered', { group, topic });
    this.ground.logger.error('event dead-lettered', {
      group,
      topic,
      partition,
      offset,
      attempts,
      ...(received && { traceId: traceIdOf(received.event.traceparent), type: received.event.type }),
      error,
    });
  }

  /** A consumer that cannot bear to be told must not block its partition for ever. */
  private async tell(received: Received, error: unknown): Promise<void> {
    try {
      await this.consumer.deadLettered(received, error);
    } catch (failure) {
      if (isRetryable(failure) || failure instanceof PartitionLostError) throw failure;
      this.ground.logger.error('dead letter not answered', { group: this.consumer.group, error: failure });
    }
  }

  /** The store remembers how far the log went, so that an older log is told at the next start. */
  private async note(records: readonly LogRecord[]): Promise<void> {
    const last = records.at(-1)!;
    await this.ground.bookmark.note(last.topic, last.partition, last.offset);
  }

  private succeeded(events: readonly Received[], began: number): void {
    const { group } = this.consumer;
    this.budget.succeeded();
    for (const { event } of events) this.ground.meter.count('events_folded', { group, type: event.type });
    this.ground.meter.seconds('fold_seconds', { group }, (this.ground.clock.monotonic() - began) / 1000);
  }
}

function stoppedBy(error: unknown, { offset }: LogRecord): Outcome {
  return error instanceof PartitionLostError ? LOST : { kind: 'trouble', error, next: offset };
}
