import { type LaterRemoval, LaterRemovals } from '#libs/account/ports';

export class MemoryLaterRemovals extends LaterRemovals {
  private readonly rows = new Map<string, LaterRemoval>();

  async put(removal: LaterRemoval): Promise<void> {
    if (!this.rows.has(removal.userId)) this.rows.set(removal.userId, { ...removal });
  }

  async due(nowMs: number, limit: number): Promise<readonly LaterRemoval[]> {
    const due = [...this.rows.values()].filter(({ dueAtMs }) => dueAtMs <= nowMs);
    return due.sort((one, other) => one.dueAtMs - other.dueAtMs).slice(0, limit);
  }

  async done(userId: string): Promise<void> {
    this.rows.delete(userId);
  }
}
