import { FollowGraph } from '#libs/feed/ports';
import { WatchNotices } from '#libs/notify';
import { NoticeStore, PushSender, ReadMarks } from '#libs/notify/ports';
import { CommentStore } from '#libs/post/ports';
import { Clock, provide, type Provider } from '#libs/stream/ports';
import { ReadPeople } from '../policy/read-people.js';
import { Hydrate } from './hydrate.js';
import { NoticeRules } from './notice-rules.js';
import { NotificationStreams } from './notification-streams.js';
import { Notices } from './notices.js';
import { ReadNotifications } from './read-notifications.js';

/** What notifications are read with. */
export const notificationsModule: readonly Provider[] = [
  provide(NoticeRules, [Hydrate, ReadPeople, CommentStore]),
  provide(Notices, [NoticeStore, NoticeRules, FollowGraph]),
  provide(ReadNotifications, [Notices, ReadMarks, Hydrate, PushSender]),
  provide(NotificationStreams, [WatchNotices, ReadNotifications, Clock]),
];
