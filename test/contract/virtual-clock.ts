import { Clock } from '#libs/stream/ports';

interface Sleeper {
  readonly dueMs: number;
  readonly wake: () => void;
}

/** Turns of the event loop after which everything that waits for no time has come to rest. */
const TURNS = 40;

/** A clock that stands still until a test moves it. */
export class VirtualClock extends Clock {
  private elapsedMs = 0;
  private readonly sleepers = new Set<Sleeper>();

  constructor(private startMs = Date.UTC(2030, 0, 1)) {
    super();
  }

  override now(): number {
    return Math.floor(this.startMs + this.elapsedMs);
  }

  override monotonic(): number {
    return this.elapsedMs;
  }

  override sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted || ms <= 0) return Promise.resolve();
    return new Promise((resolve) => {
      const sleeper: Sleeper = {
        dueMs: this.elapsedMs + ms,
        wake: () => {
          this.sleepers.delete(sleeper);
          signal?.removeEventListener('abort', sleeper.wake);
          resolve();
        },
      };
      this.sleepers.add(sleeper);
      signal?.addEventListener('abort', sleeper.wake, { once: true });
    });
  }

  /** How many wait for a time. */
  get sleeping(): number {
    return this.sleepers.size;
  }

  /** Moves only what people read from the wall. */
  jump(ms: number): void {
    this.startMs += ms;
  }

  /** Lets `ms` pass, with everything that falls due in it. */
  async advance(ms: number): Promise<void> {
    const endMs = this.elapsedMs + ms;
    await settle();
    for (let due = this.first(); due && due.dueMs <= endMs; due = this.first()) {
      this.elapsedMs = due.dueMs;
      due.wake();
      await settle();
    }
    this.elapsedMs = endMs;
  }

  /** Lets time pass until `met`, and answers how much of it did. @throws Error when `withinMs` do not suffice */
  async until(met: () => boolean, withinMs = 60_000): Promise<number> {
    const beganMs = this.elapsedMs;
    for (;;) {
      if (await settle(met)) return this.elapsedMs - beganMs;
      const due = this.first();
      if (!due || due.dueMs > beganMs + withinMs) throw new Error(`not within ${withinMs} ms: ${met.toString()}`);
      this.elapsedMs = due.dueMs;
      due.wake();
    }
  }

  private first(): Sleeper | undefined {
    let first: Sleeper | undefined;
    for (const sleeper of this.sleepers) if (!first || sleeper.dueMs < first.dueMs) first = sleeper;
    return first;
  }
}

/** Answers whether `met` came to be. */
async function settle(met = (): boolean => false): Promise<boolean> {
  for (let turn = 0; turn < TURNS; turn++) {
    if (met()) return true;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return met();
}
