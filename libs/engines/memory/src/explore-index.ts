import type { TallyStore } from '#libs/counter/ports';
import type { Explored, PostStore } from '#libs/post/ports';
import { ExploreIndex } from '#libs/post/ports';
import { atMost } from './at-most.js';

export class MemoryExploreIndex extends ExploreIndex {
  /** Likes by post. */
  private readonly rows = new Map<string, number>();

  constructor(
    private readonly posts: PostStore,
    private readonly tallies: TallyStore,
  ) {
    super();
  }

  async refresh(postIds: readonly string[], since: string): Promise<void> {
    const [posts, totals] = await Promise.all([
      this.posts.byIds(atMost(100, postIds)),
      this.tallies.totals(postIds, ['likes']),
    ]);
    for (const id of postIds) {
      if (posts.has(id) && id >= since) this.rows.set(id, totals.get(id)?.likes ?? 0);
      else this.rows.delete(id);
    }
  }

  async top(limit: number, since: string, below?: Explored): Promise<readonly Explored[]> {
    const rows = [...this.rows].map(([id, likes]) => ({ id, likes })).filter(({ id }) => id >= since);
    const under = rows.filter((row) => below === undefined || isAbove(below, row));
    return under.sort((one, other) => (isAbove(one, other) ? -1 : 1)).slice(0, limit);
  }
}

function isAbove(one: Explored, other: Explored): boolean {
  return one.likes === other.likes ? one.id > other.id : one.likes > other.likes;
}
