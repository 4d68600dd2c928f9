import type { TallyStore } from '#libs/counter/ports';
import type { ActStore } from '#libs/post/ports';

/** How a post is taken. The numbers follow within two seconds; what the viewer did is right at once. */
export interface Reaction {
  readonly counts: { readonly likes: number; readonly comments: number; readonly views: number };
  readonly viewer: { readonly liked: boolean; readonly saved: boolean };
}

export const NO_REACTION: Reaction = {
  counts: { likes: 0, comments: 0, views: 0 },
  viewer: { liked: false, saved: false },
};

/** Reads how some posts are taken, and what the viewer did to them: one read of each for all of them. */
export class Reactions {
  constructor(
    private readonly tallies: TallyStore,
    private readonly acts: ActStore,
  ) {}

  /** At most 100 posts. */
  async to(postIds: readonly string[], viewerId: string): Promise<ReadonlyMap<string, Reaction>> {
    const [totals, liked, saved] = await Promise.all([
      this.tallies.totals(postIds, ['likes', 'comments', 'views']),
      this.acts.on(viewerId, 'like', postIds),
      this.acts.on(viewerId, 'save', postIds),
    ]);
    const reactionTo = (id: string): Reaction => ({
      counts: { ...NO_REACTION.counts, ...totals.get(id) },
      viewer: { liked: liked.has(id), saved: saved.has(id) },
    });
    return new Map(postIds.map((id) => [id, reactionTo(id)]));
  }
}
