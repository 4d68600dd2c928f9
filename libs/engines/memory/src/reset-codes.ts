import type { ResetCode } from '#libs/account/ports';
import { ResetCodes } from '#libs/account/ports';

export class MemoryResetCodes extends ResetCodes {
  private readonly rows = new Map<string, ResetCode>();

  async put(userId: string, code: ResetCode): Promise<void> {
    this.rows.set(userId, structuredClone(code));
  }

  async use(userId: string, codeHash: string, nowMs: number): Promise<boolean> {
    const kept = this.rows.get(userId);
    if (!kept) return false;
    const right = kept.codeHash === codeHash && kept.expiresAtMs > nowMs;
    if (right || kept.triesLeft <= 1) this.rows.delete(userId);
    else this.rows.set(userId, { ...kept, triesLeft: kept.triesLeft - 1 });
    return right;
  }

  async delete(userId: string): Promise<void> {
    this.rows.delete(userId);
  }
}
