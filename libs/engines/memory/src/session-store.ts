import type { Rotation, Session } from '#libs/account/ports';
import { SessionStore } from '#libs/account/ports';

const MOST_LISTED = 100;

export class MemorySessionStore extends SessionStore {
  private readonly rows = new Map<string, Session>();

  async put(session: Session): Promise<void> {
    for (const { id, expiresAtMs } of this.rows.values()) if (expiresAtMs <= session.createdAtMs) this.rows.delete(id);
    this.rows.set(session.id, structuredClone(session));
  }

  async find(id: string): Promise<Session | undefined> {
    return this.rows.get(id);
  }

  async of(userId: string): Promise<readonly Session[]> {
    const own = [...this.rows.values()].filter((session) => session.userId === userId);
    return own.sort((a, b) => b.usedAtMs - a.usedAtMs || (a.id < b.id ? 1 : -1)).slice(0, MOST_LISTED);
  }

  async rotate(id: string, { from, to, usedAtMs, expiresAtMs }: Rotation): Promise<boolean> {
    const kept = this.rows.get(id);
    if (kept?.secretHash !== from) return false;
    this.rows.set(id, { ...kept, secretHash: to, usedAtMs, expiresAtMs });
    return true;
  }

  async end(id: string): Promise<void> {
    this.rows.delete(id);
  }

  async endAll(userId: string, exceptId?: string): Promise<void> {
    for (const session of this.rows.values())
      if (session.userId === userId && session.id !== exceptId) this.rows.delete(session.id);
  }
}
