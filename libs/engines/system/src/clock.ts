import { setTimeout as wait } from 'node:timers/promises';
import { Clock } from '#libs/stream/ports';

/** A timer of Node holds 31 bits of milliseconds and fires at once past that. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export class SystemClock extends Clock {
  override now(): number {
    return Date.now();
  }

  override monotonic(): number {
    return performance.now();
  }

  override async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    for (let left = ms; left > 0; left -= LONGEST_TIMER_MS) {
      if (signal?.aborted) return;
      // The only rejection is the abort, which ends the sleep like the time does.
      await wait(Math.min(left, LONGEST_TIMER_MS), undefined, { signal }).catch(() => undefined);
    }
  }
}
