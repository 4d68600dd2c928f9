import type { User, UserStore } from '#libs/account/ports';
import type { Follow, FollowGraph } from '#libs/feed/ports';
import type { Media, MediaState, MediaStore } from '#libs/media/ports';
import type { Post, PostStore } from '#libs/post/ports';
import { FieldMask } from '../fields/field-mask.js';
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
  readonly authors: ReadonlyMap<string, User>;
  /** The viewer's follows, by author. */
  readonly follows: ReadonlyMap<string, Follow>;
  /** By post. */
  readonly reactions: ReadonlyMap<string, Reaction>;
}

/** Most ids that a store takes at once. */
const BATCH = 100;

/** Post ids → rows, in two rounds of batched reads: what the rules need, and what `fields` of a post asks for. */
export class Hydrate {
  constructor(
    private readonly posts: PostStore,
    private readonly media: MediaStore,
    private readonly users: UserStore,
    private readonly graph: FollowGraph,
    private readonly reactions: Reactions,
  ) {}

  async run(postIds: readonly string[], viewerId: string, fields = FieldMask.ALL): Promise<Hydrated> {
    const found = await inBatches(postIds, (ids) => this.posts.byIds(ids));
    const posts = postIds.map((id) => found.get(id)).filter((post) => post !== undefined);
    const authorIds = [...new Set(posts.map((post) => post.authorId))];
    const mediaIds = [...new Set(posts.flatMap((post) => post.mediaIds))];
    const [pictures, authors, follows, reactions] = await Promise.all([
      this.pictures(mediaIds, fields.has('media')),
      inBatches(authorIds, (ids) => this.users.byIds(ids)),
      inBatches(authorIds, (ids) => this.graph.of(viewerId, ids)),
      inBatches([...found.keys()], (ids) => this.reactions.to(ids, viewerId, fields)),
    ]);
    return { viewerId, posts, ...pictures, authors, follows, reactions };
  }

  private async pictures(ids: readonly string[], whole: boolean): Promise<Pick<Hydrated, 'states' | 'media'>> {
    if (!whole) return { states: await inBatches(ids, (some) => this.media.statesOf(some)), media: new Map() };
    const media = await inBatches(ids, (some) => this.media.byIds(some));
    return { states: statesOf(media), media };
  }
}

/** What the rules ask of media that were read whole. */
export function statesOf(media: ReadonlyMap<string, Media>): ReadonlyMap<string, MediaState> {
  return new Map([...media].map(([id, { state }]) => [id, state]));
}

async function inBatches<Row>(
  ids: readonly string[],
  read: (ids: readonly string[]) => Promise<ReadonlyMap<string, Row>>,
): Promise<ReadonlyMap<string, Row>> {
  const batches = Array.from({ length: Math.ceil(ids.length / BATCH) }, (_, index) =>
    read(ids.slice(index * BATCH, (index + 1) * BATCH)),
  );
  return new Map((await Promise.all(batches)).flatMap((rows) => [...rows]));
}
