import type { RequestClaim, RequestKey } from '#libs/stream/ports';
import { RequestClaims } from '#libs/stream/ports';

export class MemoryRequestClaims extends RequestClaims {
  private readonly rows = new Map<string, { claim: RequestClaim; expiresAtMs: number }>();

  async claim(key: RequestKey, wanted: Parameters<RequestClaims['claim']>[1]): Promise<RequestClaim> {
    const { ids, digest, nowMs, expiresAtMs } = wanted;
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

  async forget(account: string): Promise<void> {
    for (const name of this.rows.keys()) if ((JSON.parse(name) as string[])[0] === account) this.rows.delete(name);
  }

  async sweep(nowMs: number): Promise<void> {
    for (const [name, { expiresAtMs }] of this.rows) if (expiresAtMs <= nowMs) this.rows.delete(name);
  }
}

function nameOf({ account, route, key }: RequestKey): string {
  return JSON.stringify([account, route, key]);
}
