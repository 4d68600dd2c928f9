import { type Place, RefusedError, timestampOfId } from '#libs/events';
import {
  type AppendAndApply,
  CREATE_VERSION,
  type CreateRequest,
  keyedByContent,
  newEvent,
  type RequestOnce,
} from '#libs/stream';
import { tagsIn } from './caption.js';
import type { MediaClaims, Post } from './ports.js';

export interface NewPost {
  readonly authorId: string;
  readonly caption: string;
  /** Media of this author, in the order of the carousel. */
  readonly mediaIds: readonly string[];
  /** One per media, '' where there is none. */
  readonly altTexts: readonly string[];
  readonly place?: Place | undefined;
  /** Users whom the caption mentions. */
  readonly mentionIds?: readonly string[];
  /** The author's newest post, which the new one has to sort above. */
  readonly above?: string | undefined;
}

/** Publishes media with a caption: claims the media, then appends post.created, which is the commit. */
export class CreatePost {
  constructor(
    private readonly claims: MediaClaims,
    private readonly once: RequestOnce,
    private readonly commit: AppendAndApply,
  ) {}

  /** @throws RefusedError `media_taken`, `idempotency_key_reused`; and as AppendAndApply.run */
  async run(wanted: NewPost, request: CreateRequest): Promise<Post> {
    const { authorId, caption, place, above } = wanted;
    const [mediaIds, altTexts] = [[...wanted.mediaIds], [...wanted.altTexts]];
    const content = { caption, mediaIds, altTexts, ...(place && { place }) };
    // Media go into one post, so the same words for the same media are the same request.
    const keyed = keyedByContent(request, content);
    const found = { mentioned: (wanted.mentionIds ?? []).join(' ') };
    const { ids, answered } = await this.once.begin(keyed, ['postId', 'eventId'], content, { above, found });
    const { postId } = ids;
    const mentionIds = ids.mentioned.split(' ').filter(Boolean);
    const createdAt = timestampOfId(postId);
    const written = { authorId, caption, mediaIds, altTexts, ...(place && { place }), mentionIds, createdAt };
    const post: Post = { id: postId, ...written, tags: tagsIn(caption), hidden: false, version: CREATE_VERSION };
    if (answered && keyed !== request) throw taken(mediaIds);
    if (answered) return post;
    await this.claimMedia(mediaIds, postId);
    await this.commit.run([newEvent('post.created', ids.eventId, { postId, ...written }, request.origin)]);
    await this.once.answered(keyed);
    return post;
  }

  private async claimMedia(mediaIds: readonly string[], postId: string): Promise<void> {
    const held = await this.claims.claim(mediaIds, postId);
    if (held.length > 0) throw taken(held);
  }
}

function taken(mediaIds: readonly string[]): RefusedError {
  const which = mediaIds.join(', ');
  return new RefusedError(
    'media_taken',
    `Another post, or your avatar, has media ${which}. Upload the file again for a new post.`,
  );
}
