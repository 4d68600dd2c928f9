import type { HeldName, NameBlock, UserNameClaim } from '#libs/account/ports';
import { UserNameClaims } from '#libs/account/ports';

export class MemoryUserNameClaims extends UserNameClaims {
  /** A permanent claim expires never. */
  private readonly rows = new Map<string, { claim: UserNameClaim; expiresAtMs: number }>();
  private readonly blocks = new Map<string, number>();

  async claim(wanted: UserNameClaim, nowMs: number, expiresAtMs: number): Promise<UserNameClaim> {
    for (const [hash, untilMs] of this.blocks) if (untilMs <= nowMs) this.blocks.delete(hash);
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

  async heldBy(userId: string): Promise<readonly HeldName[]> {
    const own = [...this.rows.values()].filter(({ claim }) => claim.userId === userId);
    return own.map(({ claim, expiresAtMs }) => ({ ...claim, permanent: expiresAtMs === Infinity }));
  }

  async release(foldedName: string, userId: string, block?: NameBlock): Promise<void> {
    if (this.rows.get(foldedName)?.claim.userId !== userId) return;
    this.rows.delete(foldedName);
    if (block) this.blocks.set(block.nameHash, block.untilMs);
  }

  async isBlocked(nameHash: string, nowMs: number): Promise<boolean> {
    return (this.blocks.get(nameHash) ?? -Infinity) > nowMs;
  }
}
