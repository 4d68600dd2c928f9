import { CREATE_VERSION } from '#libs/stream';
import type { Received } from '#libs/stream/ports';
import type { UserNameClaims, UserStore } from './ports.js';
import { foldUserName } from './user-name.js';

/** user.registered → the user's row; the claim of the name no longer expires. */
export class FoldUser {
  constructor(
    private readonly users: UserStore,
    private readonly claims: UserNameClaims,
  ) {}

  async run({ event }: Received<'user.registered'>): Promise<void> {
    const { userId, userName, fullName, createdAt } = event.data;
    await this.users.put({ id: userId, userName, fullName, createdAt }, CREATE_VERSION);
    await this.claims.makePermanent(foldUserName(userName), userId);
  }
}
