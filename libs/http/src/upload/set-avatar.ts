import type { EditProfile } from '#libs/account';
import type { User } from '#libs/account/ports';
import { RefusedError } from '#libs/events';
import type { MediaClaims } from '#libs/post/ports';
import type { Origin } from '#libs/stream/ports';
import type { OwnMedia } from './own-media.js';

/** Makes a media its owner's avatar, or ends it. */
export class SetAvatar {
  constructor(
    private readonly ownMedia: OwnMedia,
    private readonly claims: MediaClaims,
    private readonly editProfile: EditProfile,
  ) {}

  /** @throws RefusedError `media_not_found`, `media_taken`, `media_unreadable`; and as EditProfile.run */
  async run(userId: string, mediaId: string, origin: Origin): Promise<User> {
    const media = (await this.ownMedia.find([mediaId], userId)).get(mediaId);
    if (media?.state === 'failed') throw new RefusedError('media_unreadable', 'This photo could not be made ready.');
    // Claimed like a post's, by the account's id: from here on no post can take it.
    const [taken] = await this.claims.claim([mediaId], userId);
    if (taken !== undefined) throw new RefusedError('media_taken', 'A post has this media. Upload the photo again.');
    return this.editProfile.run(userId, { avatarId: mediaId }, { origin });
  }

  /** @throws as EditProfile.run */
  async remove(userId: string, origin: Origin): Promise<void> {
    await this.editProfile.run(userId, { avatarId: null }, { origin });
  }
}
