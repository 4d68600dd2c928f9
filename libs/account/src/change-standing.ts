import { type AnyEvent, RefusedError, type Role } from '#libs/events';
import { type AppendAndApply, type IdMaker, newEvent } from '#libs/stream';
import type { Origin } from '#libs/stream/ports';
import type { User, UserStore } from './ports.js';

/** What an administrator changes about an account: its role, or whether it is suspended. */
export class ChangeStanding {
  /** One change at a time: of two administrators who take the role from each other, one stays. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly users: UserStore,
    private readonly commit: AppendAndApply,
    private readonly ids: IdMaker,
  ) {}

  /** @throws RefusedError `not_found`, `last_administrator`; and as AppendAndApply.run */
  setRole(userId: string, role: Role, origin: Origin): Promise<User> {
    return this.inTurn(async () => {
      const user = await this.find(userId);
      if (user.role === role) return user;
      if (role !== 'admin') await this.keepOne(user);
      await this.append(newEvent('user.role', this.ids.next(), { userId, role }, origin));
      return { ...user, role };
    });
  }

  /** @throws as setRole */
  setSuspended(userId: string, suspended: boolean, origin: Origin): Promise<User> {
    return this.inTurn(async () => {
      const user = await this.find(userId);
      if (user.suspended === suspended) return user;
      if (suspended) await this.keepOne(user);
      const type = suspended ? 'user.suspended' : 'user.restored';
      await this.append(newEvent(type, this.ids.next(), { userId }, origin));
      return { ...user, suspended };
    });
  }

  private inTurn(change: () => Promise<User>): Promise<User> {
    const done = this.last.then(change);
    this.last = done.catch(() => undefined);
    return done;
  }

  private async append(event: AnyEvent): Promise<void> {
    await this.commit.run([event]);
  }

  private async find(userId: string): Promise<User> {
    const user = (await this.users.byIds([userId])).get(userId);
    if (user) return user;
    throw new RefusedError('not_found', 'There is no such user.');
  }

  private async keepOne(user: User): Promise<void> {
    if (user.role !== 'admin') return;
    const others = (await this.users.administrators(2)).filter((id) => id !== user.id);
    if (others.length > 0) return;
    throw new RefusedError('last_administrator', 'This is the last administrator. Make another one first.');
  }
}
