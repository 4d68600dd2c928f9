import { UserStore } from '#libs/account/ports';
import { FollowGraph, Relations } from '#libs/feed/ports';
import { MediaStore, MediaUrlSigner } from '#libs/media/ports';
import { CommentStore, MediaClaims, PostStore } from '#libs/post/ports';
import { Clock, provide, type Provider } from '#libs/stream/ports';
import { Hydrate } from '../feed/hydrate.js';
import { MediaOrigin } from '../feed/media-origin.js';
import { ShowMedia } from '../upload/show-media.js';
import { Access } from './access.js';
import { CommentAccess } from './comment-access.js';
import { MediaUrls } from './media-urls.js';
import { ReadMedia } from './read-media.js';
import { ReadPeople } from './read-people.js';

/** What asks can(), and reads for it. */
export const policyModule: readonly Provider[] = [
  provide(ReadPeople, [UserStore, FollowGraph, Relations]),
  provide(ReadMedia, [MediaStore, MediaClaims, PostStore, ReadPeople]),
  provide(MediaUrls, [MediaUrlSigner, Clock]),
  provide(MediaOrigin, [ReadMedia, MediaUrls, Clock]),
  provide(ShowMedia, [ReadMedia, MediaUrls, MediaClaims]),
  provide(Access, [ReadPeople, Hydrate]),
  provide(CommentAccess, [CommentStore, Hydrate, ReadPeople]),
];
