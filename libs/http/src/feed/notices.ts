import type { User } from '#libs/account/ports';
import type { Follow, FollowGraph } from '#libs/feed/ports';
import { type Cause, type GroupSummary, MOST_GROUPS, type NoticeKind, type NoticeStore } from '#libs/notify/ports';
import { isTold, type NoticeRules, type Sight } from './notice-rules.js';

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
    private readonly rules: NoticeRules,
    private readonly graph: FollowGraph,
  ) {}

  /** All there are, newest first, 200 at most. */
  async of(viewerId: string): Promise<readonly Told[]> {
    const groups = await this.rules.about(viewerId, await this.notices.groups(viewerId, MOST_GROUPS));
    const sight = await this.rules.sight(
      viewerId,
      groups.flatMap(({ newest }) => newest),
    );
    const told = await Promise.all(
      groups.map((group) => (group.kind === 'follow' ? this.tellFollows(group) : this.tell(group, sight))),
    );
    return told.flat().sort((a, b) => (placeOf(a) < placeOf(b) ? 1 : -1));
  }

  private async tell(group: GroupSummary, first: Sight): Promise<Told[]> {
    let [looked, last, sight] = [group.newest, group.newest, first];
    for (let round = 0; round < ROUNDS && !last.some((cause) => isTold(cause, sight)); round++) {
      last = await this.notices.causes(group, CAUSES, looked.at(-1));
      if (last.length === 0) return [];
      sight = await this.rules.sight(group.recipientId, last);
      looked = [...looked, ...last];
    }
    const causes = last.filter((cause) => isTold(cause, sight));
    const hidden = actorsOf(looked).length - actorsOf(causes).length;
    return toldOf(group, group.kind, { causes, sight, people: group.actors - hidden });
  }

  private async tellFollows(group: GroupSummary): Promise<Told[]> {
    const { recipientId } = group;
    const looked = await this.notices.causes(group, FOLLOWS);
    const sight = await this.rules.sight(recipientId, looked);
    const follows = new Map(
      await Promise.all(
        [...sight.people.keys()].map(async (id) => [id, await this.followOf(id, recipientId)] as const),
      ),
    );
    const following = looked.filter(({ actorId }) => isOn(follows.get(actorId)));
    const asking = looked.filter(({ actorId }) => follows.get(actorId)?.requested);
    const older = group.actors - looked.length;
    return [
      ...toldOf(group, 'follow', { causes: following, sight, people: following.length + older }),
      ...toldOf(group, 'request', { causes: asking, sight, people: asking.length }),
    ];
  }

  private async followOf(actorId: string, subjectId: string) {
    return (await this.graph.of(actorId, [subjectId])).get(subjectId);
  }
}

function isOn(follow: Follow | undefined): boolean {
  return follow !== undefined && follow.wanted && follow.allowed;
}

/** Of which kept group something is told: requests are kept among the follows. */
export function groupNameOf({ kind, subjectId }: Pick<Told, 'kind' | 'subjectId'>): string {
  return `${kind === 'request' ? 'follow' : kind}.${subjectId}`;
}

/** Where a group stands in its list: higher is nearer to the top. */
export function placeOf({ updatedAt, id }: Told): string {
  return `${updatedAt}_${id}`;
}

interface Shown {
  readonly causes: readonly Cause[];
  readonly sight: Sight;
  /** How many people it is from. */
  readonly people: number;
}

/** Nothing where there is no cause to tell of. */
function toldOf({ subjectId, postId }: GroupSummary, kind: Told['kind'], { causes, sight, people }: Shown): Told[] {
  const [newest] = causes;
  if (!newest) return [];
  const actors = actorsOf(causes).slice(0, ACTORS);
  return [
    {
      ...{ id: `${kind}.${subjectId}`, kind, subjectId, postId },
      actors: actors.map((id) => sight.people.get(id)!),
      others: Math.max(0, people - actors.length),
      updatedAt: newest.at,
    },
  ];
}

function actorsOf(causes: readonly Cause[]): string[] {
  return [...new Set(causes.map(({ actorId }) => actorId))];
}
