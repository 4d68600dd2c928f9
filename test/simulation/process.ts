import {
  Clock,
  type DurationName,
  type Labels,
  Logger,
  type LogFields,
  Meter,
  type MetricName,
  Random,
} from '#libs/stream/ports';
import type { Prng } from './prng.ts';
import type { Owner, Scheduler } from './scheduler.ts';

/** What may happen to a call: decided when its turn comes. */
export type Verdict =
  | { readonly kind: 'run' }
  /** Runs; the answer is lost. */
  | { readonly kind: 'lose' }
  | { readonly kind: 'fail'; readonly error: Error }
  /** The caller is told that the outcome is unknown; the effect comes in `ms`. */
  | { readonly kind: 'late'; readonly ms: number }
  /** Waits first. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Is done at once; the answer takes so long. */
  | { readonly kind: 'slow-answer'; readonly ms: number }
  /** Never answers. */
  | { readonly kind: 'hang' }
  | { readonly kind: 'crash' };

export interface Chaos {
  before(process: SimProcess, call: string): Verdict;
  /** Whether the process dies between effect and answer. */
  crashesAfter(process: SimProcess, call: string): boolean;
}

export const never = (): Promise<never> => new Promise(() => undefined);

/** A simulated process: everything in it runs through its own gates, clock and dice, and ends when it crashes. */
export class SimProcess implements Owner {
  readonly name: string;
  readonly scheduler: Scheduler;
  readonly chaos: Chaos;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger = new SilentLogger();
  readonly meter = new CountingMeter();
  alive = true;
  frozenUntilMs = 0;
  speed = 1;
  /** How far this machine's wall clock is off. */
  clockSkewMs = 0;
  /** Answers when the process dies. */
  readonly died: Promise<void>;
  private die: () => void = () => undefined;

  constructor(name: string, { scheduler, chaos, dice }: { scheduler: Scheduler; chaos: Chaos; dice: Prng }) {
    this.name = name;
    this.scheduler = scheduler;
    this.chaos = chaos;
    this.clock = new VirtualClock(this);
    this.random = new SeededRandom(dice);
    this.died = new Promise((resolve) => (this.die = resolve));
  }

  /** Resolves at this process's turn; never, once it is dead. */
  enter(label: string): Promise<void> {
    return this.alive ? this.scheduler.enter(this, label) : never();
  }

  /** Runs `go` in `ms` unless the process is dead by then. */
  after(ms: number, label: string, go: () => void): () => void {
    return this.alive ? this.scheduler.after(ms, this, label, go) : () => undefined;
  }

  crash(): void {
    if (!this.alive) return;
    this.alive = false;
    this.scheduler.drop(this);
    this.die();
  }
}

class VirtualClock extends Clock {
  private readonly process: SimProcess;

  constructor(process: SimProcess) {
    super();
    this.process = process;
  }

  override now(): number {
    return this.process.scheduler.nowMs + this.process.clockSkewMs;
  }

  override monotonic(): number {
    return this.process.scheduler.elapsedMs;
  }

  override sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (!this.process.alive) return never();
    if (signal?.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const cancel = this.process.after(ms, 'wakes', () => {
        signal?.removeEventListener('abort', wakeEarly);
        resolve();
      });
      const wakeEarly = (): void => {
        cancel();
        resolve();
      };
      signal?.addEventListener('abort', wakeEarly, { once: true });
    });
  }
}

class SeededRandom extends Random {
  private readonly dice: Prng;

  constructor(dice: Prng) {
    super();
    this.dice = dice;
  }

  override bytes(count: number): Uint8Array {
    return this.dice.bytes(count);
  }

  override fraction(): number {
    return this.dice.fraction();
  }
}

class SilentLogger extends Logger {
  onLine: ((message: string, fields?: LogFields) => void) | undefined;

  override debug(message: string, fields?: LogFields): void {
    this.onLine?.(message, fields);
  }

  override info(message: string, fields?: LogFields): void {
    this.onLine?.(message, fields);
  }

  override warn(message: string, fields?: LogFields): void {
    this.onLine?.(message, fields);
  }

  override error(message: string, fields?: LogFields): void {
    this.onLine?.(message, fields);
  }
}

/** Counts by name, so that a check can see what a process says of itself. */
class CountingMeter extends Meter {
  readonly counts = new Map<MetricName, number>();
  onCount: ((name: MetricName) => void) | undefined;

  override count(name: MetricName, _labels: Labels, amount = 1): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + amount);
    this.onCount?.(name);
  }

  override seconds(_name: DurationName, _labels: Labels, _seconds: number): void {
    return undefined;
  }
}
