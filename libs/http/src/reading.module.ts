import { TallyStore } from '#libs/counter/ports';
import { FollowGraph } from '#libs/feed/ports';
import { MediaStore } from '#libs/media/ports';
import { NoticeReader, NoticeStore, PushSender, ReadMarks } from '#libs/notify/ports';
import { ActStore, CommentStore, PostStore } from '#libs/post/ports';
import { provide, type Provider } from '#libs/stream/ports';
import { Hydrate } from './feed/hydrate.js';
import { NoticeRules } from './feed/notice-rules.js';
import { Notices } from './feed/notices.js';
import { Reactions } from './feed/reactions.js';
import { ReadNotifications } from './feed/read-notifications.js';
import { ReadPushed } from './feed/read-pushed.js';
import { MediaUrls } from './policy/media-urls.js';
import { policyModule } from './policy/policy.module.js';
import { ReadPeople } from './policy/read-people.js';

const noticeReader: Provider<NoticeReader> = {
  provide: NoticeReader,
  inject: [ReadNotifications],
  useFactory: (notifications: ReadNotifications) => new ReadPushed(notifications),
};

/** What somebody sees of posts and is told of others, by the rules of now: for the API, and for what is pushed. */
export const readingModule: readonly Provider[] = [
  ...policyModule,
  provide(Reactions, [TallyStore, ActStore]),
  provide(Hydrate, [PostStore, MediaStore, ReadPeople, Reactions, MediaUrls]),
  provide(NoticeRules, [Hydrate, ReadPeople, CommentStore]),
  provide(Notices, [NoticeStore, NoticeRules, FollowGraph]),
  provide(ReadNotifications, [Notices, ReadMarks, Hydrate, PushSender]),
  noticeReader,
];
