import type { Received } from '#libs/stream/ports';
import type { Celebrities } from './celebrities.js';
import { type Follow, type FollowFlag, type FollowGraph, TIMELINE_ROWS, type TimelineStore } from './ports.js';
import type { PullPosts } from './pull-posts.js';

type FlagSet = Received<'follow.wanted' | 'follow.allowed'>;

/** follow.wanted, follow.allowed → one flag of the follow's row. */
export class SetFlag {
  constructor(private readonly graph: FollowGraph) {}

  async run({ event, version }: FlagSet): Promise<Follow> {
    const { actorId, subjectId, on } = event.data;
    const flag = event.type.slice('follow.'.length) as FollowFlag;
    return this.graph.set(actorId, subjectId, flag, on, version);
  }
}

/**
 * The consumer's fold of a follow: the flag, and once both are on, what the author posted before, unless readers pull it.
 * Writes its own row, then reads the author timeline; FanOutPost does it the other way round, so whoever comes second
 * sees both and no post falls between.
 */
export class FoldFollow {
  constructor(
    private readonly setFlag: SetFlag,
    private readonly celebrities: Celebrities,
    private readonly pullPosts: PullPosts,
    private readonly timelines: TimelineStore,
  ) {}

  async run(received: FlagSet): Promise<void> {
    const { actorId, subjectId, wanted, allowed } = await this.setFlag.run(received);
    if (!wanted || !allowed) return;
    if (await this.celebrities.arePulled(subjectId)) return;
    const posts = await this.pullPosts.of(subjectId, { rows: TIMELINE_ROWS });
    if (posts.length > 0) await this.timelines.addToHomes([actorId], posts);
  }
}
