import { RefusedError } from '#libs/events';
import { UNPOSTED_MS } from '#libs/media';
import type { Media } from '#libs/media/ports';
import type { MediaClaims } from '#libs/post/ports';
import { presentMedia } from '../feed/present.js';
import { isPlayable } from '../feed/rules.js';
import { can } from '../policy/can.js';
import { type MediaUrls, urlKindOf } from '../policy/media-urls.js';
import type { ReadMedia } from '../policy/read-media.js';
import type { MediaBody } from '../shapes.js';

/** Media by themselves, not as a post shows them. */
export class ShowMedia {
  constructor(
    private readonly media: ReadMedia,
    private readonly urls: MediaUrls,
    private readonly claims: MediaClaims,
  ) {}

  /** Whatever its state for its owner and administrators, and once it can be seen for its post's audience. @throws RefusedError `media_not_found` */
  async run(mediaId: string, viewerId: string): Promise<MediaBody> {
    const found = await this.media.run(mediaId, viewerId);
    if (found !== undefined && found !== 'deleted') {
      const { media, object, viewer } = found;
      const kind = can(viewer, 'see', object) ? urlKindOf(viewer, object) : undefined;
      const query = kind && this.urls.queryOf(mediaId, kind);
      if (query !== undefined && (can(viewer, 'keep', object) || isPlayable(media.state))) {
        return presentMedia(media, '', query);
      }
    }
    throw new RefusedError('media_not_found', `There is no media ${mediaId}, or it is not for you.`);
  }

  /** For its owner, who is told how long it waits for a post. */
  async listed(media: Media): Promise<MediaBody> {
    const { id, uploadedAt } = media.original;
    if ((await this.claims.holder(id)) !== undefined) return this.own(media);
    return { ...this.own(media), deletedAt: new Date(Date.parse(uploadedAt) + UNPOSTED_MS).toISOString() };
  }

  /** For its owner, whether a post has it or not. */
  own(media: Media): MediaBody {
    return presentMedia(media, '', this.urls.queryOf(media.original.id, 'keep'));
  }
}
