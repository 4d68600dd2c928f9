import { Clock, EventLog, Logger, provide, type Provider } from '#libs/stream';
import { FoldNotices } from './fold-notices.js';
import { NotifyConsumer } from './notify.consumer.js';
import { NoticeReader, NoticeStore, PushSender, PushSubscriptions, ReadMarks } from './ports.js';
import { PushNotices } from './push-notices.js';
import { WatchNotices } from './watch-notices.js';

export const notifyModule: readonly Provider[] = [provide(WatchNotices, [EventLog, Clock, Logger])];

/** Where group `notify` runs. `NoticeReader` comes from the edge. */
export const notifyGroupModule: readonly Provider[] = [
  provide(FoldNotices, [NoticeStore, ReadMarks, PushSubscriptions]),
  provide(PushNotices, [PushSender, PushSubscriptions, NoticeReader, Clock, Logger]),
  provide(NotifyConsumer, [FoldNotices, PushNotices]),
];
