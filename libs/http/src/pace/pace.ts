import type { RateLimits } from '#libs/account/ports';
import { RefusedError } from '#libs/events';
import type { Clock } from '#libs/stream/ports';
import type { EdgeRules } from '../ports.js';
import type { Limit } from './limits.js';

/** How a limit stands after a call. */
export interface Standing {
  readonly limit: Limit;
  readonly remaining: number;
  readonly resetSeconds: number;
}

/** Too often: the same call is free again after `retryAfterSeconds`. */
export class RateLimitedError extends RefusedError {
  constructor(
    readonly limit: Limit,
    readonly retryAfterSeconds: number,
  ) {
    super(
      'rate_limited',
      `${limit.quota} ${limit.name} within ${limit.seconds} s are the most. Wait ${retryAfterSeconds} s.`,
    );
  }
}

/** What this process may still let through of one window without asking the store again. */
interface Lease {
  left: number;
  /** What the store has left beside. */
  readonly others: number;
  readonly endsAtMs: number;
}

/** The store is asked once for so many calls of a window: a twentieth of them. */
const LEASES_A_WINDOW = 20;
const MOST_LEASES = 50_000;

/** Counts calls against limits, in rows that all processes share. */
export class Pace {
  private readonly leases = new Map<string, Lease>();
  private readonly asking = new Map<string, Promise<void>>();

  constructor(
    private readonly rows: RateLimits,
    private readonly clock: Clock,
    private readonly rules: EdgeRules,
  ) {}

  /** Counts one. Undefined where limits are off. @throws RateLimitedError */
  async take(limit: Limit, who: string): Promise<Standing | undefined> {
    if (!this.rules.rateLimits) return undefined;
    const key = `${limit.name}:${who}`;
    for (;;) {
      const lease = this.leases.get(key);
      if (lease && lease.endsAtMs > this.clock.now()) {
        if (lease.left > 0) return this.stands(limit, { ...lease, left: (lease.left -= 1) });
        if (lease.others <= 0) throw this.limited(limit, lease.endsAtMs);
      }
      await this.ask(key, limit);
    }
  }

  /** Counts one, which `giveBack` undoes. @throws RateLimitedError */
  async tryOne(limit: Limit, who: string): Promise<void> {
    if (!this.rules.rateLimits) return;
    const { used, endsAtMs } = await this.count(limit, who, 1);
    if (used > limit.quota) throw this.limited(limit, endsAtMs);
  }

  async giveBack(limit: Limit, who: string): Promise<void> {
    if (this.rules.rateLimits) await this.count(limit, who, -1);
  }

  private count(limit: Limit, who: string, amount: number) {
    return this.rows.count(`${limit.name}:${who}`, amount, this.clock.now(), limit.seconds * 1_000);
  }

  /** One question at a time for each key. */
  private async ask(key: string, limit: Limit): Promise<void> {
    const asked = this.asking.get(key) ?? this.lease(key, limit).finally(() => this.asking.delete(key));
    this.asking.set(key, asked);
    await asked;
  }

  private async lease(key: string, limit: Limit): Promise<void> {
    const now = this.clock.now();
    const wanted = Math.max(1, Math.floor(limit.quota / LEASES_A_WINDOW));
    const { used, endsAtMs } = await this.rows.count(key, wanted, now, limit.seconds * 1_000);
    const before = used - wanted;
    if (this.leases.size >= MOST_LEASES) this.forgetEnded(now);
    const left = Math.max(0, Math.min(wanted, limit.quota - before));
    this.leases.set(key, { left, others: Math.max(0, limit.quota - used), endsAtMs });
  }

  private forgetEnded(now: number): void {
    for (const [key, { endsAtMs }] of this.leases) if (endsAtMs <= now) this.leases.delete(key);
  }

  private stands(limit: Limit, { left, others, endsAtMs }: Lease): Standing {
    return { limit, remaining: left + others, resetSeconds: this.secondsTo(endsAtMs) };
  }

  private limited(limit: Limit, endsAtMs: number): RateLimitedError {
    return new RateLimitedError(limit, this.secondsTo(endsAtMs));
  }

  private secondsTo(endsAtMs: number): number {
    return Math.max(1, Math.ceil((endsAtMs - this.clock.now()) / 1_000));
  }
}
