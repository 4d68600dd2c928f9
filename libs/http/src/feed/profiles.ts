import type { User, UserNameClaims, UserStore } from '#libs/account/ports';
import type { TallyStore } from '#libs/counter/ports';
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
    private readonly tallies: TallyStore,
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
    const [follows, totals] = await Promise.all([
      this.graph.of(viewerId, [userId]),
      this.tallies.totals([userId], ['posts', 'followers', 'following']),
    ]);
    return presentUser(user, viewerId, { follow: follows.get(userId), totals: totals.get(userId) });
  }

  /** In any spelling of upper and lower case. @throws as find */
  async showByName(userName: string, viewerId: string): Promise<UserBody> {
    const claim = await this.claims.find(userName.toLowerCase());
    return this.show(claim?.userId ?? '', viewerId);
  }
}
