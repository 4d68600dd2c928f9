import type { Skeleton } from '#libs/feed';
import type { TimelineStore } from '#libs/feed/ports';
import { FieldMask } from '../fields/field-mask.js';
import type { PostBody } from '../shapes.js';
import { fillPage, type Page, type Place } from './fill-page.js';
import type { Hydrate } from './hydrate.js';
import { presentPost } from './present.js';
import { maySee } from './rules.js';

/** Reads what one user posted, in the same four steps as a home timeline. */
export class AuthorTimeline {
  constructor(
    private readonly timelines: TimelineStore,
    private readonly hydrate: Hydrate,
  ) {}

  async run(
    authorId: string,
    viewerId: string,
    { limit, from, fields }: { limit: number; from: Place; fields: FieldMask },
  ): Promise<Page<PostBody>> {
    const skeleton = async (rows: number, below?: string): Promise<Skeleton> => {
      const ids = await this.timelines.author(authorId, rows, below);
      return { ids, ended: ids.length < rows, partial: false };
    };
    return fillPage({ from, limit }, skeleton, (postIds) => this.show(postIds, viewerId, fields));
  }

  /** One post, or undefined where this viewer does not see it. */
  async one(postId: string, viewerId: string, fields = FieldMask.ALL): Promise<PostBody | undefined> {
    return (await this.read(postId, viewerId, fields))?.body;
  }

  /** The same, with the version of the row that it was made from. */
  async read(
    postId: string,
    viewerId: string,
    fields: FieldMask,
  ): Promise<{ readonly version: number; readonly body: PostBody } | undefined> {
    const hydrated = await this.hydrate.run([postId], viewerId, fields);
    const post = hydrated.posts.find((one) => maySee(one, hydrated));
    return post && { version: post.version, body: presentPost(post, hydrated) };
  }

  private async show(postIds: readonly string[], viewerId: string, fields: FieldMask): Promise<readonly PostBody[]> {
    const hydrated = await this.hydrate.run(postIds, viewerId, fields);
    return hydrated.posts.filter((post) => maySee(post, hydrated)).map((post) => presentPost(post, hydrated));
  }
}
