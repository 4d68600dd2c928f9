/**
 * A job that the clock starts: it looks for what fell due and does it. A process may die in the middle, and several may
 * run the same sweep: whatever it does may be done again.
 */
export abstract class Sweep {
  /** For the log lines. */
  abstract readonly name: string;
  /** From one run's end to the next run. */
  abstract readonly everyMs: number;
  /** Does all that is due. Once `signal` is aborted it returns soon, and the rest waits for the next run. */
  abstract run(signal: AbortSignal): Promise<void>;
}
