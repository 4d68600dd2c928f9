import type { Media, MediaState, MediaStore } from '#libs/media/ports';
import type { Post, PostStore } from '#libs/post/ports';
import { FieldMask } from '../fields/field-mask.js';
import type { MediaUrls } from '../policy/media-urls.js';
import type { People, ReadPeople } from '../policy/read-people.js';
import { inBatches } from './in-batches.js';
import type { Reaction, Reactions } from './reactions.js';

/** Current rows around some posts, as one viewer may need them. */
export interface Hydrated {
  readonly viewerId: string;
  /** Those that exist, in the order in which they were asked for. */
  readonly posts: readonly Post[];
  /** Of all media of the posts, for the rules. */
  readonly states: ReadonlyMap<string, MediaState>;
  /** Of the same media, where they were asked for. */
  readonly media: ReadonlyMap<string, Media>;
  /** The viewer and the authors. */
  readonly people: People;
  readonly urls: MediaUrls;
  /** By post. */
  readonly reactions: ReadonlyMap<string, Reaction>;
}

/** Post ids → rows, in two rounds of batched reads: what the rules need, and what `fields` of a post asks for. */
export class Hydrate {
  constructor(
    private readonly posts: PostStore,
    private readonly media: MediaStore,
    private readonly people: ReadPeople,
    private readonly reactions: Reactions,
    private readonly urls: MediaUrls,
  ) {}

  async run(postIds: readonly string[], viewerId: string, fields = FieldMask.ALL): Promise<Hydrated> {
    const found = await inBatches(postIds, (ids) => this.posts.byIds(ids));
    const posts = postIds.map((id) => found.get(id)).filter((post) => post !== undefined);
    const authorIds = [...new Set(posts.map((post) => post.authorId))];
    const mediaIds = [...new Set(posts.flatMap((post) => post.mediaIds))];
    const [pictures, people, reactions] = await Promise.all([
      this.pictures(mediaIds, fields.has('media')),
      this.people.run(viewerId, authorIds),
      inBatches([...found.keys()], (ids) => this.reactions.to(ids, viewerId, fields)),
    ]);
    return { viewerId, posts, ...pictures, people, urls: this.urls, reactions };
  }

  /** The media of a post that is about to be made; `known`: as they were seen before. */
  async mediaOf(ids: readonly string[], known: ReadonlyMap<string, Media>): Promise<ReadonlyMap<string, Media>> {
    return new Map([...known, ...(await this.media.byIds(ids))]);
  }

  /** Around a post that its author has just made, and may not be in the store yet: nothing is read for it. */
  ofNew(post: Post, people: People, media: ReadonlyMap<string, Media>): Hydrated {
    const { urls } = this;
    return {
      viewerId: post.authorId,
      posts: [post],
      states: statesOf(media),
      media,
      people,
      urls,
      reactions: new Map(),
    };
  }

  private async pictures(ids: readonly string[], whole: boolean): Promise<Pick<Hydrated, 'states' | 'media'>> {
    if (!whole) return { states: await inBatches(ids, (some) => this.media.statesOf(some)), media: new Map() };
    const media = await inBatches(ids, (some) => this.media.byIds(some));
    return { states: statesOf(media), media };
  }
}

/** What the rules ask of media that were read whole. */
function statesOf(media: ReadonlyMap<string, Media>): ReadonlyMap<string, MediaState> {
  return new Map([...media].map(([id, { state }]) => [id, state]));
}
