import { createHash } from 'node:crypto';
import { type Place, RefusedError } from '#libs/events';
import { type AppendAndApply, type IdMaker, newEvent, type Origin, type RequestClaims } from '#libs/stream';
import type { Clock } from '#libs/stream/ports';
import { tagsIn } from './caption.js';
import type { Post } from './ports.js';

/** An edit of a row has this long to be there: meanwhile no other edit of the same row begins. */
const UNDER_WAY_MS = 10_000;

/** All that an author may change. */
export interface PostWords {
  readonly caption: string;
  readonly altTexts: readonly string[];
  readonly place: Place | undefined;
  /** Users whom the caption mentions. */
  readonly mentionIds: readonly string[];
}

/** Changes a post: appends post.edited with the whole section, which is the commit. */
export class EditPost {
  constructor(
    private readonly claims: RequestClaims,
    private readonly ids: IdMaker,
    private readonly clock: Clock,
    private readonly commit: AppendAndApply,
  ) {}

  /**
   * Writes `words` over `post` as it was read. Of two edits of the same row one is told to read it again.
   * @throws RefusedError `precondition_failed`; and as AppendAndApply.run
   */
  async run(post: Post, words: PostWords, origin: Origin): Promise<Post> {
    const { id: postId, authorId, mediaIds, createdAt } = post;
    const { caption, place } = words;
    const [altTexts, mentionIds] = [[...words.altTexts], [...words.mentionIds]];
    const eventId = await this.begin(post, { caption, place, altTexts });
    const fixed = { authorId, mediaIds: [...mediaIds], createdAt };
    const written = { ...fixed, caption, altTexts, ...(place && { place }), mentionIds, editedAt: origin.time };
    const [appended] = await this.commit.run([newEvent('post.edited', eventId, { postId, ...written }, origin)]);
    return { ...written, id: postId, tags: tagsIn(caption), hidden: post.hidden, version: appended!.version };
  }

  /** The same edit again gets the same event id. */
  private async begin({ id, authorId, version }: Post, words: object): Promise<string> {
    const digest = createHash('sha256').update(JSON.stringify(words)).digest('hex');
    const nowMs = this.clock.now();
    const held = await this.claims.claim(
      { account: authorId, route: 'editPost', key: `${id}/${version}` },
      { ids: { eventId: this.ids.next() }, digest, nowMs, expiresAtMs: nowMs + UNDER_WAY_MS },
    );
    if (held.digest === digest) return held.ids['eventId']!;
    throw new RefusedError('precondition_failed', 'Another edit of this post is under way. Read it again.');
  }
}
