import type { TallyStore, Totals } from '#libs/counter/ports';
import type { ActStore } from '#libs/post/ports';
import type { FieldMask } from '../fields/field-mask.js';

/** How a post is taken. The numbers follow within two seconds; what the viewer did is right at once. */
export interface Reaction {
  readonly counts: { readonly likes: number; readonly comments: number; readonly views: number };
  readonly viewer: { readonly liked: boolean; readonly saved: boolean };
}

export const NO_REACTION: Reaction = {
  counts: { likes: 0, comments: 0, views: 0 },
  viewer: { liked: false, saved: false },
};

const NO_TOTALS: Totals = new Map();
const NONE: ReadonlySet<string> = new Set();

/** Reads how some posts are taken, and what the viewer did to them: one read of each for all of them. */
export class Reactions {
  constructor(
    private readonly tallies: TallyStore,
    private readonly acts: ActStore,
  ) {}

  /** At most 100 posts; what `fields` of a post does not ask for is not looked up. */
  async to(postIds: readonly string[], viewerId: string, fields: FieldMask): Promise<ReadonlyMap<string, Reaction>> {
    const counts = (['likes', 'comments', 'views'] as const).filter((name) => fields.at('counts').has(name));
    const [likes, saves] = [fields.at('viewer').has('liked'), fields.at('viewer').has('saved')];
    const [totals, liked, saved] = await Promise.all([
      counts.length > 0 ? this.tallies.totals(postIds, counts) : NO_TOTALS,
      likes ? this.acts.on(viewerId, 'like', postIds) : NONE,
      saves ? this.acts.on(viewerId, 'save', postIds) : NONE,
    ]);
    const reactionTo = (id: string): Reaction => ({
      counts: { ...NO_REACTION.counts, ...totals.get(id) },
      viewer: { liked: liked.has(id), saved: saved.has(id) },
    });
    return new Map(postIds.map((id) => [id, reactionTo(id)]));
  }
}
