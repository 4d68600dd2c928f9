import type { User } from '#libs/account/ports';
import type { TallyStore, Totals } from '#libs/counter/ports';
import type { Follow, FollowGraph } from '#libs/feed/ports';
import { FieldMask } from '../fields/field-mask.js';
import { can } from '../policy/can.js';
import { accountOf, type ReadPeople } from '../policy/read-people.js';
import type { UserBody } from '../shapes.js';
import { type Avatars, NO_AVATARS } from './avatars.js';
import { type FindUser, noSuchUser } from './find-user.js';
import { presentTie, presentUser } from './present.js';

const NO_FOLLOWS: ReadonlyMap<string, Follow> = new Map();
const NO_TOTALS: Totals = new Map();

interface VersionedBody {
  readonly body: UserBody;
  readonly version: number;
}

/** Reads users. What `fields` of a user does not ask for is not looked up. */
export class Profiles {
  constructor(
    private readonly findUser: FindUser,
    private readonly people: ReadPeople,
    private readonly graph: FollowGraph,
    private readonly tallies: TallyStore,
    private readonly avatars: Avatars,
  ) {}

  /** Whatever its state. @throws RefusedError `not_found` */
  async find(userId: string): Promise<User> {
    return this.findUser.byId(userId);
  }

  /** @throws RefusedError `not_found`, also where the viewer may not know of them */
  async show(userId: string, viewerId: string, fields = FieldMask.ALL): Promise<UserBody> {
    return (await this.read(userId, viewerId, fields)).body;
  }

  /** The same, with the row's version. @throws as show */
  async read(userId: string, viewerId: string, fields: FieldMask): Promise<VersionedBody> {
    const [user] = await this.readAll([userId], viewerId, fields);
    if (user) return user;
    throw noSuchUser();
  }

  /** In any spelling of upper and lower case. @throws as show */
  async showByName(userName: string, viewerId: string, fields = FieldMask.ALL): Promise<UserBody> {
    const { id } = await this.findUser.byName(userName);
    return this.show(id, viewerId, fields);
  }

  /**
   * How a user who is about to change something of themselves is shown to themselves then, when nothing is read any more;
   * `newAvatarId`: the avatar that they take. @throws RefusedError `not_found`
   */
  async ownAfter(userId: string, newAvatarId?: string): Promise<(user: User) => UserBody> {
    const [before, totals] = await Promise.all([
      this.findUser.byId(userId),
      this.tallies.totals([userId], ['posts', 'followers', 'following']),
    ]);
    const avatarId = newAvatarId ?? before.avatarId;
    const avatar = (await this.avatars.of([{ ...before, avatarId }])).get(userId);
    return (user) => {
      const known = { totals: totals.get(userId), avatar: user.avatarId === avatarId ? avatar : undefined };
      return presentUser(user, userId, known);
    };
  }

  /** Those whom the viewer sees, in the given order; at most 100. */
  async list(userIds: readonly string[], viewerId: string, fields = FieldMask.ALL): Promise<readonly UserBody[]> {
    return (await this.readAll(userIds, viewerId, fields)).map(({ body }) => body);
  }

  private async readAll(
    userIds: readonly string[],
    viewerId: string,
    fields: FieldMask,
  ): Promise<readonly VersionedBody[]> {
    const counts = (['posts', 'followers', 'following'] as const).filter((name) => fields.at('counts').has(name));
    const ties = fields.at('viewer');
    const [people, back, totals] = await Promise.all([
      this.people.run(viewerId, userIds, { follows: ties.has('following') || ties.has('requested') }),
      ties.has('followsMe') ? this.graph.to(viewerId, userIds) : NO_FOLLOWS,
      counts.length > 0 ? this.tallies.totals(userIds, counts) : NO_TOTALS,
    ]);
    const seen = userIds.filter((id) => can(people.viewer, 'see', accountOf(people, id)));
    const avatars = fields.has('avatar') ? await this.avatars.of(seen.map((id) => people.users.get(id)!)) : NO_AVATARS;
    return seen.map((id) => {
      const viewer = presentTie(people.ties.get(id), back.get(id));
      const user = people.users.get(id)!;
      const known = { viewer, totals: totals.get(id), avatar: avatars.get(id) };
      return { body: presentUser(user, viewerId, known), version: user.version };
    });
  }
}
