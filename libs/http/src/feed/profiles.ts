import type { User, UserNameClaims, UserStore } from '#libs/account/ports';
import type { TallyStore, Totals } from '#libs/counter/ports';
import { RefusedError } from '#libs/events';
import type { Follow, FollowGraph } from '#libs/feed/ports';
import { FieldMask } from '../fields/field-mask.js';
import { can } from '../policy/can.js';
import { accountOf, type ReadPeople } from '../policy/read-people.js';
import type { UserBody } from '../shapes.js';
import { presentTie, presentUser } from './present.js';

const NO_FOLLOWS: ReadonlyMap<string, Follow> = new Map();
const NO_TOTALS: Totals = new Map();

/** Reads users. What `fields` of a user does not ask for is not looked up. */
export class Profiles {
  constructor(
    private readonly users: UserStore,
    private readonly claims: UserNameClaims,
    private readonly people: ReadPeople,
    private readonly graph: FollowGraph,
    private readonly tallies: TallyStore,
  ) {}

  /** Whatever its state. @throws RefusedError `not_found` */
  async find(userId: string): Promise<User> {
    const user = (await this.users.byIds([userId])).get(userId);
    if (user) return user;
    throw noSuchUser();
  }

  /** @throws RefusedError `not_found`, also where the viewer may not know of them */
  async show(userId: string, viewerId: string, fields = FieldMask.ALL): Promise<UserBody> {
    const [user] = await this.list([userId], viewerId, fields);
    if (user) return user;
    throw noSuchUser();
  }

  /** In any spelling of upper and lower case. @throws as show */
  async showByName(userName: string, viewerId: string, fields = FieldMask.ALL): Promise<UserBody> {
    const claim = await this.claims.find(userName.toLowerCase());
    return this.show(claim?.userId ?? '', viewerId, fields);
  }

  /** The user about themselves, from this row. */
  async showOwn(user: User): Promise<UserBody> {
    const totals = await this.tallies.totals([user.id], ['posts', 'followers', 'following']);
    return presentUser(user, user.id, { totals: totals.get(user.id) });
  }

  /** Those whom the viewer sees, in the given order; at most 100. */
  async list(userIds: readonly string[], viewerId: string, fields = FieldMask.ALL): Promise<readonly UserBody[]> {
    const counts = (['posts', 'followers', 'following'] as const).filter((name) => fields.at('counts').has(name));
    const ties = fields.at('viewer');
    const [people, back, totals] = await Promise.all([
      this.people.run(viewerId, userIds, { follows: ties.has('following') || ties.has('requested') }),
      ties.has('followsMe') ? this.graph.to(viewerId, userIds) : NO_FOLLOWS,
      counts.length > 0 ? this.tallies.totals(userIds, counts) : NO_TOTALS,
    ]);
    const seen = userIds.filter((id) => can(people.viewer, 'see', accountOf(people, id)));
    return seen.map((id) => {
      const viewer = presentTie(people.ties.get(id), back.get(id));
      return presentUser(people.users.get(id)!, viewerId, { viewer, totals: totals.get(id) });
    });
  }
}

function noSuchUser(): RefusedError {
  return new RefusedError('not_found', 'There is no such user.');
}
