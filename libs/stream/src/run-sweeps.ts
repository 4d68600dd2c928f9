import type { Clock, Logger } from './ports.js';
import type { Sweep } from './sweep.js';

/** A sweep that failed is run again after so long, if it is not due earlier. */
const AGAIN_MS = 60_000;

export interface RunningSweeps {
  /** Starts none any more, and waits `graceMs` for the one that runs. */
  stop(graceMs: number): Promise<void>;
}

/** Runs each sweep now and then whenever it is due, one at a time, until it is stopped. What fails is logged. */
export function runSweeps(sweeps: readonly Sweep[], ground: { clock: Clock; logger: Logger }): RunningSweeps {
  const runner = new SweepRunner(sweeps, ground.clock, ground.logger);
  const ended = sweeps.length > 0 ? runner.run() : Promise.resolve();
  return {
    stop: async (graceMs) => {
      runner.stopping.abort();
      const waited = new AbortController();
      await Promise.race([ended, ground.clock.sleep(graceMs, waited.signal)]);
      waited.abort();
    },
  };
}

class SweepRunner {
  readonly stopping = new AbortController();
  /** On the monotonic clock. */
  private readonly dueMs: Map<Sweep, number>;

  constructor(
    sweeps: readonly Sweep[],
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {
    this.dueMs = new Map(sweeps.map((sweep) => [sweep, clock.monotonic()]));
  }

  async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      for (const [sweep, dueMs] of this.dueMs) {
        if (dueMs > this.clock.monotonic() || signal.aborted) continue;
        const inMs = await this.runOne(sweep);
        this.dueMs.set(sweep, this.clock.monotonic() + inMs);
      }
      await this.clock.sleep(Math.min(...this.dueMs.values()) - this.clock.monotonic(), signal);
    }
  }

  /** Answers when it is to be run again. */
  private async runOne(sweep: Sweep): Promise<number> {
    try {
      await sweep.run(this.stopping.signal);
      return sweep.everyMs;
    } catch (error) {
      this.logger.warn('sweep failed', { sweep: sweep.name, error });
      return Math.min(sweep.everyMs, AGAIN_MS);
    }
  }
}
