import { TIMELINE_ROWS, type TimelineStore } from '#libs/feed/ports';
import type { FeedPage } from '../shapes.js';
import { fillPage } from './fill-page.js';
import type { Hydrate } from './hydrate.js';
import { presentPost } from './present.js';
import { belongsHome } from './rules.js';

/** Reads a home timeline in four steps (DESIGN §4). */
export class HomeTimeline {
  constructor(
    private readonly timelines: TimelineStore,
    private readonly hydrate: Hydrate,
  ) {}

  async run(viewerId: string, limit: number): Promise<FeedPage> {
    const skeleton = await this.timelines.home(viewerId, TIMELINE_ROWS);
    const items = await fillPage(skeleton, limit, async (postIds) => {
      const hydrated = await this.hydrate.run(postIds, viewerId);
      const rules = hydrated.posts.filter((post) => belongsHome(post, hydrated));
      const present = rules.map((post) => presentPost(post, hydrated));
      return present;
    });
    return { items, nextCursor: null, partial: false };
  }
}
