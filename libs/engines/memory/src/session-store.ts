import type { Session } from '#libs/account/ports';
import { SessionStore } from '#libs/account/ports';

export class MemorySessionStore extends SessionStore {
  private readonly rows = new Map<string, Session>();

  async put(session: Session): Promise<void> {
    this.rows.set(session.id, structuredClone(session));
  }

  async find(id: string): Promise<Session | undefined> {
    return this.rows.get(id);
  }

  async rotate(id: string, from: string, to: string, expiresAtMs: number): Promise<boolean> {
    const kept = this.rows.get(id);
    if (kept?.secretHash !== from) return false;
    this.rows.set(id, { ...kept, secretHash: to, expiresAtMs });
    return true;
  }

  async end(id: string): Promise<void> {
    this.rows.delete(id);
  }
}
