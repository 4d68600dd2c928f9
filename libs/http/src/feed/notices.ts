import type { User } from '#libs/account/ports';
import type { Follow, FollowGraph } from '#libs/feed/ports';
import { type Cause, type GroupSummary, MOST_GROUPS, type NoticeKind, type NoticeStore } from '#libs/notify/ports';
import { FieldMask } from '../fields/field-mask.js';
import { can } from '../policy/can.js';
import { accountOf, type ReadPeople } from '../policy/read-people.js';
import type { Hydrate } from './hydrate.js';
import { maySee } from './rules.js';

/** A group of notices as its recipient may be told of it now. */
export interface Told {
  /** Of the same kind and subject the same. */
  readonly id: string;
  readonly kind: NoticeKind | 'request';
  readonly subjectId: string;
  readonly postId: string | null;
  /** Newest first, ACTORS at most. */
  readonly actors: readonly User[];
  /** How many more. */
  readonly others: number;
  /** Of the newest cause that the recipient is told of. */
  readonly updatedAt: string;
}

const ACTORS = 3;
/** Newest follows that are looked up: whether one still waits for an answer is in its own row. */
const FOLLOWS = 100;
/** A group of which none of the newest may be told is read further so often, by so many causes. */
const ROUNDS = 5;
const CAUSES = 100;

/** Reads a list of notices: the groups that are kept, by the rules of now. */
export class Notices {
  constructor(
    private readonly notices: NoticeStore,
    private readonly hydrate: Hydrate,
    private readonly people: ReadPeople,
    private readonly graph: FollowGraph,
  ) {}

  /** All there are, newest first, 200 at most. */
  async of(viewerId: string): Promise<readonly Told[]> {
    const groups = await this.notices.groups(viewerId, MOST_GROUPS);
    const subjects = await this.postsSeen(viewerId, groups);
    const shown = groups.filter(({ postId }) => postId === null || subjects.has(postId));
    const actorIds = shown.flatMap(({ newest }) => newest.map(({ actorId }) => actorId));
    const seen = await this.heard(viewerId, actorIds);
    const told = await Promise.all(
      shown.map((group) => (group.kind === 'follow' ? this.tellFollows(group) : this.tell(group, seen))),
    );
    return told.flat().sort((a, b) => (placeOf(a) < placeOf(b) ? 1 : -1));
  }

  /** Those of whom the viewer is told. */
  private async heard(viewerId: string, ids: readonly string[]): Promise<ReadonlyMap<string, User>> {
    const people = await this.people.run(viewerId, ids, { follows: false });
    return new Map([...people.users].filter(([id]) => can(people.viewer, 'hear', accountOf(people, id))));
  }

  private async postsSeen(viewerId: string, groups: readonly GroupSummary[]): Promise<ReadonlySet<string>> {
    const ids = new Set(groups.flatMap(({ postId }) => postId ?? []));
    const hydrated = await this.hydrate.run([...ids], viewerId, FieldMask.NONE);
    return new Set(hydrated.posts.filter((post) => maySee(post, hydrated)).map(({ id }) => id));
  }

  private async tell(group: GroupSummary, people: ReadonlyMap<string, User>): Promise<Told[]> {
    let [looked, seen] = [group.newest, people];
    for (let round = 0; round < ROUNDS && !looked.some(({ actorId }) => seen.has(actorId)); round++) {
      const more = await this.notices.causes(group, CAUSES, looked.at(-1));
      if (more.length === 0) break;
      seen = await this.heard(group.recipientId, actorsOf(more));
      looked = [...looked, ...more];
    }
    const causes = looked.filter(({ actorId }) => seen.has(actorId));
    const hidden = actorsOf(looked).length - actorsOf(causes).length;
    return toldOf(group, group.kind, { causes, seen, people: group.actors - hidden });
  }

  private async tellFollows(group: GroupSummary): Promise<Told[]> {
    const { recipientId } = group;
    const looked = await this.notices.causes(group, FOLLOWS);
    const seen = await this.heard(recipientId, actorsOf(looked));
    const follows = new Map(
      await Promise.all([...seen.keys()].map(async (id) => [id, await this.followOf(id, recipientId)] as const)),
    );
    const following = looked.filter(({ actorId }) => isOn(follows.get(actorId)));
    const asking = looked.filter(({ actorId }) => follows.get(actorId)?.requested);
    const older = group.actors - looked.length;
    return [
      ...toldOf(group, 'follow', { causes: following, seen, people: following.length + older }),
      ...toldOf(group, 'request', { causes: asking, seen, people: asking.length }),
    ];
  }

  private async followOf(actorId: string, subjectId: string) {
    return (await this.graph.of(actorId, [subjectId])).get(subjectId);
  }
}

function isOn(follow: Follow | undefined): boolean {
  return follow !== undefined && follow.wanted && follow.allowed;
}

/** Where a group stands in its list: higher is nearer to the top. */
export function placeOf({ updatedAt, id }: Told): string {
  return `${updatedAt}_${id}`;
}

interface Shown {
  readonly causes: readonly Cause[];
  readonly seen: ReadonlyMap<string, User>;
  /** How many people it is from. */
  readonly people: number;
}

/** Nothing where there is no cause to tell of. */
function toldOf({ subjectId, postId }: GroupSummary, kind: Told['kind'], { causes, seen, people }: Shown): Told[] {
  const [newest] = causes;
  if (!newest) return [];
  const actors = actorsOf(causes).slice(0, ACTORS);
  return [
    {
      ...{ id: `${kind}.${subjectId}`, kind, subjectId, postId },
      actors: actors.map((id) => seen.get(id)!),
      others: Math.max(0, people - actors.length),
      updatedAt: newest.at,
    },
  ];
}

function actorsOf(causes: readonly Cause[]): string[] {
  return [...new Set(causes.map(({ actorId }) => actorId))];
}
