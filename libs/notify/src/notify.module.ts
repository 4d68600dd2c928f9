import { provide, type Provider } from '#libs/stream';
import { FoldNotices } from './fold-notices.js';
import { NotifyConsumer } from './notify.consumer.js';
import { NoticeStore, PushSubscriptions, ReadMarks } from './ports.js';

export const notifyModule: readonly Provider[] = [
  provide(FoldNotices, [NoticeStore, ReadMarks, PushSubscriptions]),
  provide(NotifyConsumer, [FoldNotices]),
];
