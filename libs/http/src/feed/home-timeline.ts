import type { ReadSkeleton } from '#libs/feed';
import { FieldMask } from '../fields/field-mask.js';
import { MOST_NEW, type PostBody } from '../shapes.js';
import { fillPage, type Page, type Place, TOP } from './fill-page.js';
import type { Hydrate } from './hydrate.js';
import { presentPost } from './present.js';
import { belongsHome } from './rules.js';

/** Reads a home timeline in four steps. */
export class HomeTimeline {
  constructor(
    private readonly readSkeleton: ReadSkeleton,
    private readonly hydrate: Hydrate,
  ) {}

  async run(viewerId: string, limit: number, from: Place = TOP, fields = FieldMask.ALL): Promise<Page<PostBody>> {
    const skeleton = (rows: number, below?: string) => this.readSkeleton.run(viewerId, rows, { below });
    return fillPage({ from, limit }, skeleton, async (postIds) => {
      const hydrated = await this.hydrate.run(postIds, viewerId, fields);
      const rules = hydrated.posts.filter((post) => belongsHome(post, hydrated));
      const present = rules.map((post) => presentPost(post, hydrated));
      return present;
    });
  }

  /** How many posts of the home timeline are newer than `above`: counted to MOST_NEW. */
  async countNewer(viewerId: string, above: string): Promise<number> {
    const skeleton = (rows: number, below?: string) => this.readSkeleton.run(viewerId, rows, { below, above });
    const newer = await fillPage({ from: TOP, limit: MOST_NEW }, skeleton, async (postIds) => {
      const hydrated = await this.hydrate.run(postIds, viewerId, FieldMask.NONE);
      return hydrated.posts.filter((post) => belongsHome(post, hydrated));
    });
    return newer.items.length;
  }
}
