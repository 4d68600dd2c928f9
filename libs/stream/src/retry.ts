import type { Random } from './ports.js';

export interface BackoffLimits {
  readonly firstMs: number;
  readonly maxMs: number;
}

/**
 * Exponential backoff with equal jitter: at least half of the step, so that waiting is never nothing, and up to the
 * whole of it, so that many who fail together do not come back together.
 */
export function backoffMs(failures: number, limits: BackoffLimits, random: Random): number {
  const step = Math.min(limits.maxMs, limits.firstMs * 2 ** Math.min(failures - 1, 30));
  return step / 2 + (random.fraction() * step) / 2;
}

/**
 * How many retries on the spot may be had: one for ten successes, ten at most in hand. When nothing succeeds any more,
 * retries end and the partitions wait instead, so that a struggling engine is not asked three times as often.
 */
export class RetryBudget {
  private tokens = 10;

  succeeded(): void {
    this.tokens = Math.min(10, this.tokens + 0.1);
  }

  /** Takes one retry, if there is one. */
  take(): boolean {
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }
}
