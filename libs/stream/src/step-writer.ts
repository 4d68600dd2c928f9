import { type AnyEvent, type GroupName, mediaOf } from '#libs/events';
import { encodeEvent } from './codec.js';
import type { SliceNotes } from './fold-by-key.js';
import { causedEvent } from './new-event.js';
import type { Clock, EventLog, Logger, Meter, Received } from './ports.js';
import { failureOf } from './step-failure.js';

/** Steps wait so long for others. A start whose end comes meanwhile is not written: the end tells it too. */
const GATHER_MS = 250;
/** What a log that does not take them leaves waiting at most; further ones are lost. */
const MOST_WAITING = 5_000;
const AT_ONCE = 200;
/** For one append. What comes later is not waited for. */
const PATIENCE_MS = 10_000;

/** One group's work on one event of one media. */
interface Step {
  readonly cause: Received;
  readonly data: { mediaId: string; group: string; eventId: string; eventType: string; attempt: number };
  readonly startedMs: number;
  /** On the monotonic clock. */
  readonly beganAt: number;
}

/** The steps of one attempt: ended by `done` or `failed`, if it came to an end that can be told. */
export interface BegunSteps {
  done(notes: SliceNotes | undefined): void;
  failed(error: unknown, deadLettered: boolean): void;
  /** Nothing more is written of what was not ended. */
  dropped(): void;
}

/**
 * Tells the traces of media who works on what: step.started, step.done and step.failed in topic `steps`. Best effort:
 * nobody waits for it, and what cannot be appended is counted and lost.
 */
export class StepWriter {
  private readonly untold = new Set<Step>();
  private readonly ended: AnyEvent[] = [];
  private readonly stopping = new AbortController();
  private gathering: Promise<void> | undefined;

  constructor(private readonly ground: { log: EventLog; clock: Clock; logger: Logger; meter: Meter }) {}

  /** Undefined where none of the events is about a media: such events cost nothing. */
  begin(group: GroupName, events: readonly Received[], attempt: number): BegunSteps | undefined {
    const steps = events.flatMap((cause) => mediaOf(cause.event).map((id) => this.step(cause, id, group, attempt)));
    if (steps.length === 0) return undefined;
    for (const step of steps) this.untold.add(step);
    this.gather();
    return {
      done: (notes) => {
        for (const step of steps) this.end(step, endOf(step, notes));
      },
      failed: (error, deadLettered) => {
        for (const step of steps) this.end(step, { ...failureOf(error), deadLettered });
      },
      dropped: () => {
        for (const step of steps) this.untold.delete(step);
      },
    };
  }

  /** Writes what waits, for `graceMs` at most. */
  async stop(graceMs: number): Promise<void> {
    const waited = new AbortController();
    this.stopping.abort();
    await Promise.race([this.gathering, this.ground.clock.sleep(graceMs, waited.signal)]);
    waited.abort();
  }

  private step(cause: Received, mediaId: string, group: GroupName, attempt: number): Step {
    const { clock } = this.ground;
    const { id: eventId, type: eventType } = cause.event;
    const data = { mediaId, group, eventId, eventType, attempt };
    return { cause, data, startedMs: clock.now(), beganAt: clock.monotonic() };
  }

  private end(step: Step, end: ReturnType<typeof endOf>): void {
    this.untold.delete(step);
    if (this.ended.length >= MOST_WAITING) return this.lose(1, new Error('too many steps wait for the log'));
    const { clock } = this.ground;
    const tookMs = Math.round(clock.monotonic() - step.beganAt);
    const data = { ...dataOf(step), endedAt: timestamp(step.startedMs + tookMs) };
    this.ended.push(
      'code' in end
        ? causedEvent('step.failed', idOf(step, 'failed'), { ...data, ...end }, { cause: step.cause, clock })
        : causedEvent('step.done', idOf(step, 'done'), { ...data, ...end }, { cause: step.cause, clock }),
    );
    this.gather();
  }

  private gather(): void {
    this.gathering ??= this.flushAll().finally(() => (this.gathering = undefined));
  }

  private async flushAll(): Promise<void> {
    while (this.untold.size > 0 || this.ended.length > 0) {
      await this.ground.clock.sleep(GATHER_MS, this.stopping.signal);
      const started = [...this.untold].map((step) => this.started(step));
      this.untold.clear();
      const events = [...started, ...this.ended.splice(0)];
      for (let from = 0; from < events.length; from += AT_ONCE) await this.append(events.slice(from, from + AT_ONCE));
    }
  }

  private started(step: Step): AnyEvent {
    const by = { cause: step.cause, clock: this.ground.clock };
    return causedEvent('step.started', idOf(step, 'started'), dataOf(step), by);
  }

  private async append(events: readonly AnyEvent[]): Promise<void> {
    const { log, clock } = this.ground;
    const waited = new AbortController();
    const late = clock.sleep(PATIENCE_MS, waited.signal).then(() => {
      if (!waited.signal.aborted) throw new Error(`the log took no steps within ${PATIENCE_MS} ms`);
    });
    try {
      await Promise.race([log.append(events.map(encodeEvent)), late]);
    } catch (error) {
      this.lose(events.length, error);
    } finally {
      waited.abort();
    }
  }

  private lose(steps: number, error: unknown): void {
    this.ground.meter.count('steps_lost', {}, steps);
    this.ground.logger.warn('steps lost', { steps, error });
  }
}

/** A repeat of one attempt has the same id, and other times. */
function idOf({ data: { eventId, group, mediaId, attempt } }: Step, what: string): string {
  return `${eventId}/${group}/${mediaId}/${attempt}/${what}`;
}

function dataOf({ data, startedMs }: Step) {
  return { ...data, startedAt: timestamp(startedMs) };
}

/** A fold may have done all that it had to, and tell that the work on the media failed for good. */
function endOf({ cause }: Step, notes: SliceNotes | undefined) {
  const { counts = {}, failure } = notes?.get(cause) ?? {};
  return failure === undefined ? { counts } : { ...failureOf(failure), deadLettered: false };
}

function timestamp(ms: number): string {
  return new Date(ms).toISOString();
}
