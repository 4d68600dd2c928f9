import { SystemClock } from '#libs/engines/system';

/** Real time that can be moved ahead. */
export class MovableClock extends SystemClock {
  private aheadMs = 0;

  move(ms: number): void {
    this.aheadMs += ms;
  }

  override now(): number {
    return super.now() + this.aheadMs;
  }

  override monotonic(): number {
    return super.monotonic() + this.aheadMs;
  }
}
