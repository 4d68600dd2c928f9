import type { Used } from '#libs/account/ports';
import { RateLimits } from '#libs/account/ports';

export class MemoryRateLimits extends RateLimits {
  private readonly rows = new Map<string, Used>();

  async count(key: string, amount: number, nowMs: number, windowMs: number): Promise<Used> {
    for (const [old, { endsAtMs }] of this.rows) if (endsAtMs <= nowMs) this.rows.delete(old);
    const { used, endsAtMs } = this.rows.get(key) ?? { used: 0, endsAtMs: nowMs + windowMs };
    const now = { used: Math.max(0, used + amount), endsAtMs };
    if (amount !== 0) this.rows.set(key, now);
    return now;
  }
}
