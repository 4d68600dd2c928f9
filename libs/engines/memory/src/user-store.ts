import type { User } from '#libs/account/ports';
import { UserStore } from '#libs/account/ports';
import { VersionedRows } from './versioned-rows.js';

export class MemoryUserStore extends UserStore {
  private readonly rows = new VersionedRows<User>();

  async put(user: User, version: number): Promise<void> {
    this.rows.put(user, version);
  }

  async byIds(ids: readonly string[]): Promise<ReadonlyMap<string, User>> {
    return this.rows.byIds(ids);
  }
}
