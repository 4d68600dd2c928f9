import type { AnyEvent } from '#libs/events';
import type { EventAppender } from './event-appender.js';
import type { Applies, Clock, Fold, Logger, Meter, Received } from './ports.js';

/** Past this the consumer is left to do it: the answer's body is made from the event. */
const APPLY_DEADLINE_MS = 1000;

/**
 * The one way a request changes something: append, which is the commit, then fold the same events by the
 * consumers' own functions, so that the caller reads its own write. An apply that fails or is late is no failure of
 * the request: the consumer does it.
 */
export class AppendAndApply {
  constructor(
    private readonly appender: EventAppender,
    private readonly applies: Applies,
    private readonly clock: Clock,
    private readonly logger: Logger,
    private readonly meter: Meter,
  ) {}

  /** @throws as EventAppender.append; nothing was applied then */
  async run(events: readonly AnyEvent[]): Promise<readonly Received[]> {
    const appended = await this.appender.append(events);
    const done = new AbortController();
    const late = this.clock.sleep(APPLY_DEADLINE_MS, done.signal).then(() => {
      if (!done.signal.aborted) this.meter.count('applies_left', { reason: 'late' });
    });
    await Promise.race([this.applyAll(appended), late]);
    done.abort();
    return appended;
  }

  /** In order: a follow's second flag is folded after its first. */
  private async applyAll(appended: readonly Received[]): Promise<void> {
    for (const one of appended) {
      const folds = (this.applies.table[one.event.type] ?? []) as readonly Fold<never>[];
      for (const fold of folds) await this.applyOne(fold, one);
    }
  }

  private async applyOne(fold: Fold<never>, one: Received): Promise<void> {
    try {
      await fold(one as never);
    } catch (error) {
      this.meter.count('applies_left', { reason: 'failed' });
      this.logger.warn('apply left to the consumer', { event: one.event.id, type: one.event.type, error });
    }
  }
}
