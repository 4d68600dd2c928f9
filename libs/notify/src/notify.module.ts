import { Clock, EventLog, Logger, provide, type Provider } from '#libs/stream';
import { FoldNotices } from './fold-notices.js';
import { NotifyConsumer } from './notify.consumer.js';
import { NoticeStore, PushSubscriptions, ReadMarks } from './ports.js';
import { WatchNotices } from './watch-notices.js';

export const notifyModule: readonly Provider[] = [
  provide(FoldNotices, [NoticeStore, ReadMarks, PushSubscriptions]),
  provide(NotifyConsumer, [FoldNotices]),
  provide(WatchNotices, [EventLog, Clock, Logger]),
];
