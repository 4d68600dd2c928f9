import type { User, UserStore } from '#libs/account/ports';
import type { FollowGraph, Relations } from '#libs/feed/ports';
import { inBatches } from '../feed/in-batches.js';
import type { AccountObject, Tie, Viewer } from './can.js';

/** A viewer, and how they stand to some people. */
export interface People {
  readonly viewer: Viewer;
  /** Those that exist. */
  readonly users: ReadonlyMap<string, User>;
  readonly ties: ReadonlyMap<string, Tie>;
}

/** Reads what can() has to know of people: always the current rows. */
export class ReadPeople {
  constructor(
    private readonly users: UserStore,
    private readonly graph: FollowGraph,
    private readonly relations: Relations,
  ) {}

  /** `follows`: whether to read whom the viewer follows; without, nobody counts as followed. */
  async run(viewerId: string, userIds: readonly string[], { follows = true } = {}): Promise<People> {
    const others = [...new Set(userIds)].filter((id) => id !== viewerId);
    const [users, followed, relations] = await Promise.all([
      inBatches([viewerId, ...others], (ids) => this.users.byIds(ids)),
      inBatches(follows ? others : [], (ids) => this.graph.of(viewerId, ids)),
      inBatches(others, (ids) => this.relations.of(viewerId, ids)),
    ]);
    const ties = others.map((id) => [id, { follow: followed.get(id), relation: relations.get(id) }] as const);
    return { viewer: viewerOf(viewerId, users.get(viewerId)), users, ties: new Map(ties) };
  }
}

/** Whoever is suspended is as good as nobody. Of whom nothing is known yet, an account like others. */
function viewerOf(id: string, user: User | undefined): Viewer {
  return { id, role: user?.suspended ? 'nobody' : (user?.role ?? 'user') };
}

/** Somebody as can() takes them. */
export function accountOf({ users, ties }: People, id: string): AccountObject {
  return { kind: 'account', id, user: users.get(id), tie: ties.get(id) ?? {} };
}
