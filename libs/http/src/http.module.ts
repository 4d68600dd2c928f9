import { EditProfile, FoldUser, Sessions } from '#libs/account';
import { TokenSigner, UserNameClaims, UserStore } from '#libs/account/ports';
import { TallyStore } from '#libs/counter/ports';
import { AddToAuthorTimeline, FoldRelation, ReadSkeleton, SetFlag } from '#libs/feed';
import { CursorSigner, FollowGraph, TimelineStore } from '#libs/feed/ports';
import { AcceptUpload, DeleteMedia, MediaRows } from '#libs/media';
import { MediaStore } from '#libs/media/ports';
import { WatchNotices } from '#libs/notify';
import { CommentRows, CreateComment, CreatePost, EditPost, Explore, PostRows, SetAct } from '#libs/post';
import { ActStore, CommentStore, MediaClaims, PostStore } from '#libs/post/ports';
import { Applies, Clock, type FoldTable, provide, type Provider } from '#libs/stream/ports';
import { administrationModule } from './admin/administration.module.js';
import { Identify } from './edge/identify.js';
import { Avatars } from './feed/avatars.js';
import { FindUser } from './feed/find-user.js';
import { SetAvatar } from './upload/set-avatar.js';
import { AuthorTimeline } from './feed/author-timeline.js';
import { CommentPages } from './feed/comment-pages.js';
import { exportsModule } from './leaving.module.js';
import { Cursors } from './feed/cursors.js';
import { HomeTimeline } from './feed/home-timeline.js';
import { Hydrate } from './feed/hydrate.js';
import { NotificationStreams } from './feed/notification-streams.js';
import { PostLists } from './feed/post-lists.js';
import { Profiles } from './feed/profiles.js';
import { ReadNotifications } from './feed/read-notifications.js';
import { readingModule } from './reading.module.js';
import { Access } from './policy/access.js';
import { CommentAccess } from './policy/comment-access.js';
import { ReadPeople } from './policy/read-people.js';
import { paceModule } from './pace/pace.module.js';
import { ApiDocument } from './operate/api-document.js';
import { ChangePost } from './upload/change-post.js';
import { DiscardMedia } from './upload/discard-media.js';
import { Mentions } from './upload/mentions.js';
import { OwnMedia } from './upload/own-media.js';
import { OwnPosts } from './upload/own-posts.js';
import { PublishPost } from './upload/publish-post.js';
import { SeePosts } from './upload/see-posts.js';
import { UploadFiles } from './upload/upload-files.js';
import { WriteComment } from './upload/write-comment.js';

type Folds = [FoldUser, MediaRows, PostRows, CommentRows, AddToAuthorTimeline, SetFlag, FoldRelation];

/**
 * What the API folds by itself right after an append: rows versioned one by one, and the author's own timeline.
 * Counting, probing, fan-out and all else is the consumers'.
 */
const applies: Provider<Applies> = {
  provide: Applies,
  inject: [FoldUser, MediaRows, PostRows, CommentRows, AddToAuthorTimeline, SetFlag, FoldRelation],
  useFactory: (...[foldUser, mediaRows, postRows, commentRows, addToAuthorTimeline, setFlag, foldRelation]: Folds) =>
    new Applies({
      ...applied(foldUser.folds),
      ...applied(mediaRows.folds),
      ...applied(postRows.folds),
      ...applied(commentRows.folds),
      'post.created': [postRows.folds['post.created']!, (received) => addToAuthorTimeline.run(received)],
      'follow.wanted': [async (received) => void (await setFlag.run(received))],
      'follow.allowed': [async (received) => void (await setFlag.run(received))],
      'block.set': [(received) => foldRelation.run(received)],
      'mute.set': [(received) => foldRelation.run(received)],
    }),
};

/** Folds that the API runs as they are, by event type. */
function applied(folds: FoldTable): Applies['table'] {
  return Object.fromEntries(Object.entries(folds).map(([type, fold]) => [type, [fold]])) as Applies['table'];
}

/** What the controllers are made of; the domains' own modules stand beside it. */
export const httpModule: readonly Provider[] = [
  applies,
  provide(ApiDocument, []),
  ...readingModule,
  provide(CommentPages, [CommentStore, ReadPeople, TallyStore, ActStore, Avatars]),
  provide(HomeTimeline, [ReadSkeleton, Hydrate]),
  provide(AuthorTimeline, [TimelineStore, Hydrate]),
  provide(PostLists, [PostStore, ActStore, Explore, Hydrate]),
  provide(SeePosts, [Hydrate, SetAct]),
  provide(Cursors, [CursorSigner]),
  provide(FindUser, [UserStore, UserNameClaims]),
  provide(Avatars, [MediaStore]),
  provide(Profiles, [FindUser, ReadPeople, FollowGraph, TallyStore, Avatars]),
  provide(SetAvatar, [OwnMedia, MediaClaims, EditProfile]),
  provide(NotificationStreams, [WatchNotices, ReadNotifications, Clock]),
  ...paceModule,
  provide(Identify, [TokenSigner, UserStore, Sessions]),
  ...administrationModule,
  ...exportsModule,
  provide(OwnMedia, [MediaStore]),
  provide(DiscardMedia, [OwnMedia, MediaClaims, PostStore, UserStore, DeleteMedia]),
  provide(OwnPosts, [PostStore]),
  provide(ChangePost, [EditPost, Hydrate, Mentions]),
  provide(UploadFiles, [AcceptUpload]),
  provide(Mentions, [UserNameClaims, UserStore]),
  provide(WriteComment, [CreateComment, Access, CommentAccess, Mentions, CommentPages]),
  provide(PublishPost, [CreatePost, ReadPeople, Hydrate, TimelineStore, Mentions]),
];
