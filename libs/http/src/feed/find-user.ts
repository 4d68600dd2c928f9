import type { User, UserNameClaims, UserStore } from '#libs/account/ports';
import { RefusedError } from '#libs/events';

/** Finds a user, whatever their state, by id or by name. */
export class FindUser {
  constructor(
    private readonly users: UserStore,
    private readonly claims: UserNameClaims,
  ) {}

  /** @throws RefusedError `not_found` */
  async byId(userId: string): Promise<User> {
    const user = (await this.users.byIds([userId])).get(userId);
    if (user) return user;
    throw noSuchUser();
  }

  /** In any spelling of upper and lower case; a name that is only claimed is nobody's yet. @throws as byId */
  async byName(userName: string): Promise<User> {
    const foldedName = userName.toLowerCase();
    const claim = await this.claims.find(foldedName);
    const user = await this.byId(claim?.userId ?? '');
    if (user.userName === foldedName) return user;
    throw noSuchUser();
  }
}

export function noSuchUser(): RefusedError {
  return new RefusedError('not_found', 'There is no such user.');
}
