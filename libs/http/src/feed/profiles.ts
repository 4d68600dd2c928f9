import type { User, UserNameClaims, UserStore } from '#libs/account/ports';
import type { TallyStore, Totals } from '#libs/counter/ports';
import { RefusedError } from '#libs/events';
import type { Follow, FollowGraph } from '#libs/feed/ports';
import { FieldMask } from '../fields/field-mask.js';
import type { UserBody } from '../shapes.js';
import { presentUser } from './present.js';

const NO_FOLLOWS: ReadonlyMap<string, Follow> = new Map();
const NO_TOTALS: Totals = new Map();

/** Reads users. What `fields` of a user does not ask for is not looked up. */
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
  async show(userId: string, viewerId: string, fields = FieldMask.ALL): Promise<UserBody> {
    const user = await this.find(userId);
    const counts = (['posts', 'followers', 'following'] as const).filter((name) => fields.at('counts').has(name));
    const [follows, totals] = await Promise.all([
      fields.has('viewer') ? this.graph.of(viewerId, [userId]) : NO_FOLLOWS,
      counts.length > 0 ? this.tallies.totals([userId], counts) : NO_TOTALS,
    ]);
    return presentUser(user, viewerId, { follow: follows.get(userId), totals: totals.get(userId) });
  }

  /** In any spelling of upper and lower case. @throws as find */
  async showByName(userName: string, viewerId: string, fields = FieldMask.ALL): Promise<UserBody> {
    const claim = await this.claims.find(userName.toLowerCase());
    return this.show(claim?.userId ?? '', viewerId, fields);
  }
}
