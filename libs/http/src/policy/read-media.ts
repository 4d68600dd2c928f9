import type { Media, MediaStore } from '#libs/media/ports';
import type { MediaClaims, PostStore } from '#libs/post/ports';
import { objectOf } from '../feed/rules.js';
import type { MediaObject, Viewer } from './can.js';
import { accountOf, type ReadPeople } from './read-people.js';

/** A media with all that can() has to know of it. */
export interface FoundMedia {
  readonly media: Media;
  readonly object: MediaObject;
  readonly viewer: Viewer;
}

/** Reads a media, its owner and its post: always the current rows. */
export class ReadMedia {
  constructor(
    private readonly media: MediaStore,
    private readonly claims: MediaClaims,
    private readonly posts: PostStore,
    private readonly people: ReadPeople,
  ) {}

  /** `deleted` also where its post is, and it is about to be. */
  async run(mediaId: string, viewerId: string): Promise<FoundMedia | 'deleted' | undefined> {
    const media = (await this.media.byIds([mediaId])).get(mediaId);
    if (!media) return (await this.media.deleted([mediaId])).has(mediaId) ? 'deleted' : undefined;
    const { ownerId } = media.original;
    const [postId, people] = await Promise.all([
      this.claims.holder(mediaId),
      this.people.run(viewerId, ownerId === viewerId ? [] : [ownerId]),
    ]);
    const post = postId === undefined ? undefined : (await this.posts.byIds([postId])).get(postId);
    if (postId !== undefined && !post && (await this.posts.deleted([postId])).has(postId)) return 'deleted';
    const object: MediaObject = {
      kind: 'media',
      owner: accountOf(people, ownerId),
      post: post && objectOf(post, people),
      isAvatar: people.users.get(ownerId)?.avatarId === mediaId,
    };
    return { media, object, viewer: people.viewer };
  }
}
