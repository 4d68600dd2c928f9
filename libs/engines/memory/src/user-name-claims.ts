import type { UserNameClaim } from '#libs/account/ports';
import { UserNameClaims } from '#libs/account/ports';

export class MemoryUserNameClaims extends UserNameClaims {
  /** A permanent claim expires never. */
  private readonly rows = new Map<string, { claim: UserNameClaim; expiresAtMs: number }>();

  async claim(wanted: UserNameClaim, nowMs: number, expiresAtMs: number): Promise<UserNameClaim> {
    const kept = this.rows.get(wanted.foldedName);
    if (kept && kept.expiresAtMs > nowMs) return kept.claim;
    const claim = structuredClone(wanted);
    this.rows.set(wanted.foldedName, { claim, expiresAtMs });
    return claim;
  }

  async find(foldedName: string): Promise<UserNameClaim | undefined> {
    return this.rows.get(foldedName)?.claim;
  }

  async makePermanent(foldedName: string, userId: string): Promise<void> {
    const kept = this.rows.get(foldedName);
    if (kept?.claim.userId === userId) kept.expiresAtMs = Infinity;
  }
}
