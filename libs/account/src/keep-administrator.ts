import { RefusedError } from '#libs/events';
import type { User, UserStore } from './ports.js';

/** Sees to it that there is always an administrator left. */
export class KeepAdministrator {
  /** One change at a time: of two administrators who go at once, one stays. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly users: UserStore) {}

  /** Runs what may take an administrator away after whatever else does. */
  inTurn<T>(change: () => Promise<T>): Promise<T> {
    const done = this.last.then(change);
    this.last = done.catch(() => undefined);
    return done;
  }

  /** Before this account is one no more. @throws RefusedError `last_administrator` */
  async without(user: User): Promise<void> {
    if (user.role !== 'admin') return;
    const others = (await this.users.administrators(2)).filter((id) => id !== user.id);
    if (others.length > 0) return;
    throw new RefusedError('last_administrator', 'This is the last administrator. Make another one first.');
  }
}
