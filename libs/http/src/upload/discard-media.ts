import type { UserStore } from '#libs/account/ports';
import { RefusedError } from '#libs/events';
import type { DeleteMedia } from '#libs/media';
import type { MediaClaims, PostStore } from '#libs/post/ports';
import type { Origin } from '#libs/stream/ports';
import type { OwnMedia } from './own-media.js';

const POST_HAS_IT = 'A post has this media. Delete the post, and its media go with it.';
const IS_AVATAR = 'This is your avatar. DELETE /v1/users/me/avatar, or set another one, and it is deleted.';

/** Deletes a media of the caller's that no post has. */
export class DiscardMedia {
  constructor(
    private readonly ownMedia: OwnMedia,
    private readonly claims: MediaClaims,
    private readonly posts: PostStore,
    private readonly users: UserStore,
    private readonly deleteMedia: DeleteMedia,
  ) {}

  /** @throws RefusedError `media_not_found`, `media_taken`; as DeleteMedia.run */
  async run(mediaId: string, ownerId: string, origin: Origin): Promise<void> {
    await this.ownMedia.find([mediaId], ownerId);
    // Claimed for nobody: from here on no post can take it.
    const [held] = await this.claims.claim([mediaId], mediaId);
    if (held !== undefined) await this.refuseUnlessFree(mediaId, ownerId);
    await this.deleteMedia.run(mediaId, ownerId, origin);
  }

  /** Free is what a deleted post had, and what was claimed for an avatar that it never became. */
  private async refuseUnlessFree(mediaId: string, ownerId: string): Promise<void> {
    const holder = await this.claims.holder(mediaId);
    if (holder === ownerId) {
      const owner = (await this.users.byIds([ownerId])).get(ownerId);
      if (owner?.avatarId !== mediaId) return;
      throw new RefusedError('media_taken', IS_AVATAR);
    }
    if (holder !== undefined && (await this.posts.deleted([holder])).has(holder)) return;
    throw new RefusedError('media_taken', POST_HAS_IT);
  }
}
