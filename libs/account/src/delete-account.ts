import { RefusedError } from '#libs/events';
import { type AppendAndApply, type IdMaker, newEvent } from '#libs/stream';
import type { Origin } from '#libs/stream/ports';
import type { CheckPassword } from './check-password.js';
import type { UserStore } from './ports.js';

/** Ends an account for good. What it made goes by group `account`; its sessions end with the event. */
export class DeleteAccount {
  constructor(
    private readonly users: UserStore,
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
  async run(userId: string, origin: Origin): Promise<void> {
    const user = (await this.users.byIds([userId])).get(userId);
    if (!user) throw new RefusedError('not_found', 'There is no such user.');
    if (user.role === 'admin') await this.keepOne(userId);
    await this.commit.run([newEvent('user.deleted', this.ids.next(), { userId, deletedAt: origin.time }, origin)]);
  }

  private async keepOne(userId: string): Promise<void> {
    const others = (await this.users.administrators(2)).filter((id) => id !== userId);
    if (others.length > 0) return;
    throw new RefusedError('last_administrator', 'This is the last administrator. Make another one first.');
  }
}
