import { RefusedError } from '#libs/events';
import { type AppendAndApply, type IdMaker, newEvent } from '#libs/stream';
import type { Origin } from '#libs/stream/ports';
import type { CheckPassword } from './check-password.js';
import type { KeepAdministrator } from './keep-administrator.js';
import type { UserStore } from './ports.js';

/** Ends an account for good. What it made goes by group `account`; its sessions end with the event. */
export class DeleteAccount {
  constructor(
    private readonly users: UserStore,
    private readonly keepAdministrator: KeepAdministrator,
    private readonly checkPassword: CheckPassword,
    private readonly commit: AppendAndApply,
    private readonly ids: IdMaker,
  ) {}

  /** By its owner. @throws RefusedError `bad_credentials`; as run */
  async byOwner(userId: string, password: string, origin: Origin): Promise<void> {
    await this.checkPassword.ofUser(userId, password);
    await this.run(userId, origin);
  }

  /** @throws RefusedError `not_found`, `last_administrator`; and as AppendAndApply.run */
  run(userId: string, origin: Origin): Promise<void> {
    return this.keepAdministrator.inTurn(() => this.end(userId, origin));
  }

  private async end(userId: string, origin: Origin): Promise<void> {
    const user = (await this.users.byIds([userId])).get(userId);
    if (!user) throw new RefusedError('not_found', 'There is no such user.');
    await this.keepAdministrator.without(user);
    await this.commit.run([newEvent('user.deleted', this.ids.next(), { userId, deletedAt: origin.time }, origin)]);
  }
}
