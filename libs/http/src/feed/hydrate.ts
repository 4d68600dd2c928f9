import type { User, UserStore } from '#libs/account/ports';
import type { Follow, FollowGraph } from '#libs/feed/ports';
import type { Media, MediaStore } from '#libs/media/ports';
import type { Post, PostStore } from '#libs/post/ports';
import type { Reaction, Reactions } from './reactions.js';

/** Current rows around some posts, as one viewer may need them. */
export interface Hydrated {
  readonly viewerId: string;
  /** Those that exist, in the order in which they were asked for. */
  readonly posts: readonly Post[];
  readonly media: ReadonlyMap<string, Media>;
  readonly authors: ReadonlyMap<string, User>;
  /** The viewer's follows, by author. */
  readonly follows: ReadonlyMap<string, Follow>;
  /** By post. */
  readonly reactions: ReadonlyMap<string, Reaction>;
}

/** Most ids that a store takes at once. */
const BATCH = 100;

/** Post ids → rows, in two rounds of batched reads. */
export class Hydrate {
  constructor(
    private readonly posts: PostStore,
    private readonly media: MediaStore,
    private readonly users: UserStore,
    private readonly graph: FollowGraph,
    private readonly reactions: Reactions,
  ) {}

  async run(postIds: readonly string[], viewerId: string): Promise<Hydrated> {
    const found = await inBatches(postIds, (ids) => this.posts.byIds(ids));
    const posts = postIds.map((id) => found.get(id)).filter((post) => post !== undefined);
    const authorIds = [...new Set(posts.map((post) => post.authorId))];
    const mediaIds = [...new Set(posts.flatMap((post) => post.mediaIds))];
    const [media, authors, follows, reactions] = await Promise.all([
      inBatches(mediaIds, (ids) => this.media.byIds(ids)),
      inBatches(authorIds, (ids) => this.users.byIds(ids)),
      inBatches(authorIds, (ids) => this.graph.of(viewerId, ids)),
      inBatches([...found.keys()], (ids) => this.reactions.to(ids, viewerId)),
    ]);
    return { viewerId, posts, media, authors, follows, reactions };
  }
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
