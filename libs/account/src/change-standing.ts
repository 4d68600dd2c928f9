import { type AnyEvent, RefusedError, type Role } from '#libs/events';
import { type AppendAndApply, type IdMaker, newEvent } from '#libs/stream';
import type { Origin } from '#libs/stream/ports';
import type { KeepAdministrator } from './keep-administrator.js';
import type { User, UserStore } from './ports.js';

/** What an administrator changes about an account: its role, or whether it is suspended. */
export class ChangeStanding {
  constructor(
    private readonly users: UserStore,
    private readonly keepAdministrator: KeepAdministrator,
    private readonly commit: AppendAndApply,
    private readonly ids: IdMaker,
  ) {}

  /** @throws RefusedError `not_found`, `last_administrator`; and as AppendAndApply.run */
  setRole(userId: string, role: Role, origin: Origin): Promise<User> {
    return this.keepAdministrator.inTurn(async () => {
      const user = await this.find(userId);
      if (user.role === role) return user;
      if (role !== 'admin') await this.keepAdministrator.without(user);
      await this.append(newEvent('user.role', this.ids.next(), { userId, role }, origin));
      return { ...user, role };
    });
  }

  /** @throws as setRole */
  setSuspended(userId: string, suspended: boolean, origin: Origin): Promise<User> {
    return this.keepAdministrator.inTurn(async () => {
      const user = await this.find(userId);
      if (user.suspended === suspended) return user;
      if (suspended) await this.keepAdministrator.without(user);
      const type = suspended ? 'user.suspended' : 'user.restored';
      await this.append(newEvent(type, this.ids.next(), { userId }, origin));
      return { ...user, suspended };
    });
  }

  private async append(event: AnyEvent): Promise<void> {
    await this.commit.run([event]);
  }

  private async find(userId: string): Promise<User> {
    const user = (await this.users.byIds([userId])).get(userId);
    if (user) return user;
    throw new RefusedError('not_found', 'There is no such user.');
  }
}
