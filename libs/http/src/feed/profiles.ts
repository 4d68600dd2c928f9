import type { User, UserNameClaims, UserStore } from '#libs/account/ports';
import { RefusedError } from '#libs/events';
import type { FollowGraph } from '#libs/feed/ports';
import type { UserBody } from '../shapes.js';
import { presentUser } from './present.js';

/** Reads users. */
export class Profiles {
  constructor(
    private readonly users: UserStore,
    private readonly claims: UserNameClaims,
    private readonly graph: FollowGraph,
  ) {}

  /** @throws RefusedError `not_found` */
  async find(userId: string): Promise<User> {
    const user = (await this.users.byIds([userId])).get(userId);
    if (user) return user;
    throw new RefusedError('not_found', 'There is no such user.');
  }

  /** @throws as find */
  async show(userId: string, viewerId: string): Promise<UserBody> {
    const user = await this.find(userId);
    const follows = await this.graph.of(viewerId, [userId]);
    return presentUser(user, viewerId, follows.get(userId));
  }

  /** In any spelling of upper and lower case. @throws as find */
  async showByName(userName: string, viewerId: string): Promise<UserBody> {
    const claim = await this.claims.find(userName.toLowerCase());
    return this.show(claim?.userId ?? '', viewerId);
  }
}
