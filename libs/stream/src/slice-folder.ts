import { BadEventError, isRetryable } from '#libs/events';
import { decodeEvent } from './codec.js';
import type { Consumer, ConsumerGround } from './consumer.js';
import { deadLetterRecord } from './dead-letter.js';
import { foldByKey } from './fold-by-key.js';
import { type LogRecord, PartitionLostError, type Received } from './ports.js';
import { backoffMs, RetryBudget } from './retry.js';
import { traceIdOf } from './new-event.js';

/** Tries of one event before it is a dead letter: with the waits between them well under a second. */
const ATTEMPTS = 3;
const ON_THE_SPOT = { firstMs: 50, maxMs: 200 };

/** `folded`: commit it. `trouble`: an engine is down, wait and ask again. `lost`: another member's, drop it. */
export type Outcome = { kind: 'folded' } | { kind: 'trouble'; error: unknown } | { kind: 'lost' };

const FOLDED: Outcome = { kind: 'folded' };
const LOST: Outcome = { kind: 'lost' };

/** Brings a slice of one partition into what the group owns: decode, fold, retry, dead-letter. Never throws. */
export class SliceFolder {
  private readonly budget = new RetryBudget();

  constructor(
    private readonly consumer: Consumer,
    private readonly ground: ConsumerGround,
  ) {}

  async fold(records: readonly LogRecord[], signal: AbortSignal): Promise<Outcome> {
    try {
      const events = await this.decode(records);
      await Promise.all([this.foldAll(events, signal), this.note(records)]);
      return signal.aborted ? LOST : FOLDED;
    } catch (error) {
      if (signal.aborted || error instanceof PartitionLostError) return LOST;
      return { kind: 'trouble', error };
    }
  }

  /** Events that this group folds; what cannot be read is dead-lettered on the way, before the others are folded. */
  private async decode(records: readonly LogRecord[]): Promise<Work[]> {
    const work: Work[] = [];
    for (const record of records) {
      try {
        const received = decodeEvent(record);
        if (received && this.consumer.folds[received.event.type]) work.push({ record, received });
      } catch (error) {
        if (!(error instanceof BadEventError)) throw error;
        await this.deadLetter({ record }, error, 1);
      }
    }
    return work;
  }

  private async foldAll(work: readonly Work[], signal: AbortSignal): Promise<void> {
    if (work.length === 0 || signal.aborted) return;
    const began = this.ground.clock.monotonic();
    try {
      await foldByKey(
        this.consumer.folds,
        work.map((one) => one.received),
        signal,
      );
      this.succeeded(work, began);
    } catch (error) {
      if (error instanceof PartitionLostError || signal.aborted) throw error;
      this.ground.logger.debug('slice failed, folding one by one', { group: this.consumer.group, error });
      for (const one of work) await this.foldOne(one, signal);
    }
  }

  /** At most ATTEMPTS tries; what cannot be helped by waiting becomes a dead letter, and the next event goes on. */
  private async foldOne(one: Work, signal: AbortSignal): Promise<void> {
    const began = this.ground.clock.monotonic();
    for (let attempt = 1; ; attempt++) {
      try {
        await foldByKey(this.consumer.folds, [one.received], signal);
        return this.succeeded([one], began);
      } catch (error) {
        if (error instanceof PartitionLostError || signal.aborted) throw error;
        if (attempt >= ATTEMPTS) {
          if (isRetryable(error)) throw error;
          return this.deadLetter(one, error, attempt);
        }
        if (isRetryable(error) && !this.budget.take()) throw error;
        await this.ground.clock.sleep(backoffMs(attempt, ON_THE_SPOT, this.ground.random), signal);
      }
    }
  }

  private async deadLetter(one: { record: LogRecord; received?: Received }, error: unknown, attempts: number) {
    const { group } = this.consumer;
    const { topic, partition, offset } = one.record;
    const timeMs = this.ground.clock.now();
    await this.ground.log.append([deadLetterRecord(group, one.record, { error, attempts, timeMs })]);
    if (one.received) await this.consumer.deadLettered(one.received, error);
    this.ground.meter.count('events_dead_lettered', { group, topic });
    this.ground.logger.error('event dead-lettered', {
      group,
      topic,
      partition,
      offset,
      attempts,
      ...(one.received && { traceId: traceIdOf(one.received.event.traceparent), type: one.received.event.type }),
      error,
    });
  }

  /** The store remembers how far the log went, so that an older log is told at the next start. */
  private async note(records: readonly LogRecord[]): Promise<void> {
    const last = records.at(-1)!;
    await this.ground.bookmark.note(last.topic, last.partition, last.offset);
  }

  private succeeded(work: readonly Work[], began: number): void {
    const { group } = this.consumer;
    this.budget.succeeded();
    for (const { received } of work) {
      this.ground.meter.count('events_folded', { group, type: received.event.type });
    }
    this.ground.meter.seconds('fold_seconds', { group }, (this.ground.clock.monotonic() - began) / 1000);
  }
}

interface Work {
  readonly record: LogRecord;
  readonly received: Received;
}
