import { RefusedError } from '#libs/events';
import type { DeleteMedia } from '#libs/media';
import type { MediaClaims, PostStore } from '#libs/post/ports';
import type { Origin } from '#libs/stream/ports';
import type { OwnMedia } from './own-media.js';

/** Deletes a media of the caller's that no post has. */
export class DiscardMedia {
  constructor(
    private readonly ownMedia: OwnMedia,
    private readonly claims: MediaClaims,
    private readonly posts: PostStore,
    private readonly deleteMedia: DeleteMedia,
  ) {}

  /** @throws RefusedError `media_not_found`, `media_taken`; as DeleteMedia.run */
  async run(mediaId: string, ownerId: string, origin: Origin): Promise<void> {
    await this.ownMedia.find([mediaId], ownerId);
    // Claimed for nobody: from here on no post can take it.
    const [held] = await this.claims.claim([mediaId], mediaId);
    if (held !== undefined) await this.refuseUnlessDeleted(mediaId);
    await this.deleteMedia.run(mediaId, ownerId, origin);
  }

  private async refuseUnlessDeleted(mediaId: string): Promise<void> {
    const postId = await this.claims.holder(mediaId);
    if (postId !== undefined && (await this.posts.deleted([postId])).has(postId)) return;
    throw new RefusedError('media_taken', 'A post has this media. Delete the post, and its media go with it.');
  }
}
