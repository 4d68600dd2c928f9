import type { Media, MediaState, MediaStore } from '#libs/media/ports';
import type { Post, PostStore } from '#libs/post/ports';
import { FieldMask } from '../fields/field-mask.js';
import type { MediaUrls } from '../policy/media-urls.js';
import type { People, ReadPeople } from '../policy/read-people.js';
import { avatarsOf, NO_AVATARS } from './avatars.js';
import type { Hydrated } from './hydrated.js';
import { inBatches } from './in-batches.js';
import type { Reactions } from './reactions.js';

/**
 * Post ids → rows, in two rounds of batched reads: what the rules need, and what `fields` of a post asks for. Avatars
 * are a third, for only the authors' rows name them.
 */
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
    const [pictures, authors, reactions] = await Promise.all([
      this.pictures(mediaIds, fields.has('media')),
      this.authors(viewerId, authorIds, fields.at('author').has('avatar')),
      inBatches([...found.keys()], (ids) => this.reactions.to(ids, viewerId, fields)),
    ]);
    return { viewerId, posts, ...pictures, ...authors, urls: this.urls, reactions };
  }

  /** What the answer about a post needs that `authorId` is about to make; `known`: media as they were seen before. */
  async beforeNew(
    { authorId, mediaIds }: Pick<Post, 'authorId' | 'mediaIds'>,
    people: People,
    known: ReadonlyMap<string, Media>,
  ): Promise<Pick<Hydrated, 'media' | 'avatars'>> {
    const [found, avatars] = await Promise.all([this.media.byIds(mediaIds), avatarsOf(people, [authorId], this.media)]);
    return { media: new Map([...known, ...found]), avatars };
  }

  /** Around a post that its author has just made, and may not be in the store yet: nothing is read for it. */
  ofNew(post: Post, people: People, { media, avatars }: Pick<Hydrated, 'media' | 'avatars'>): Hydrated {
    const { urls } = this;
    return {
      viewerId: post.authorId,
      posts: [post],
      states: statesOf(media),
      media,
      people,
      avatars,
      urls,
      reactions: new Map(),
    };
  }

  private async authors(
    viewerId: string,
    ids: readonly string[],
    withAvatars: boolean,
  ): Promise<Pick<Hydrated, 'people' | 'avatars'>> {
    const people = await this.people.run(viewerId, ids);
    return { people, avatars: withAvatars ? await avatarsOf(people, ids, this.media) : NO_AVATARS };
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
