import type { RequestClaim, RequestKey } from '#libs/stream/ports';
import { RequestClaims } from '#libs/stream/ports';

/** Expired claims that each new one takes away at most, the oldest first. */
const SWEPT_A_CLAIM = 16;

export class MemoryRequestClaims extends RequestClaims {
  private readonly rows = new Map<string, { claim: RequestClaim; expiresAtMs: number }>();

  async claim(key: RequestKey, wanted: Parameters<RequestClaims['claim']>[1]): Promise<RequestClaim> {
    const { ids, digest, nowMs, expiresAtMs } = wanted;
    this.sweep(nowMs);
    const name = nameOf(key);
    const kept = this.rows.get(name);
    if (kept && kept.expiresAtMs > nowMs) return kept.claim;
    const claim = { ids: { ...ids }, digest, answered: false };
    this.rows.set(name, { claim, expiresAtMs });
    return claim;
  }

  async answered(key: RequestKey): Promise<void> {
    const kept = this.rows.get(nameOf(key));
    if (kept) kept.claim = { ...kept.claim, answered: true };
  }

  private sweep(nowMs: number): void {
    let looked = 0;
    for (const [name, { expiresAtMs }] of this.rows) {
      if (++looked > SWEPT_A_CLAIM) return;
      if (expiresAtMs <= nowMs) this.rows.delete(name);
    }
  }
}

function nameOf({ account, route, key }: RequestKey): string {
  return JSON.stringify([account, route, key]);
}
