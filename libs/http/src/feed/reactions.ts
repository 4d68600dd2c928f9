import type { TallyStore } from '#libs/counter/ports';
import type { ActStore } from '#libs/post/ports';

/** How a post is taken. The number follows within two seconds; what the viewer did is right at once. */
export interface Reaction {
  readonly likes: number;
  readonly liked: boolean;
}

export const NO_REACTION: Reaction = { likes: 0, liked: false };

/** Reads how many like some posts, and which of them the viewer likes: one read of each for all of them. */
export class Reactions {
  constructor(
    private readonly tallies: TallyStore,
    private readonly acts: ActStore,
  ) {}

  /** At most 100 posts. */
  async to(postIds: readonly string[], viewerId: string): Promise<ReadonlyMap<string, Reaction>> {
    const [totals, liked] = await Promise.all([
      this.tallies.totals(postIds, ['likes']),
      this.acts.on(viewerId, 'like', postIds),
    ]);
    return new Map(postIds.map((id) => [id, { likes: totals.get(id)?.likes ?? 0, liked: liked.has(id) }]));
  }
}
