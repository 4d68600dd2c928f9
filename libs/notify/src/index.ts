export * from './ports.js';
export { FoldNotices } from './fold-notices.js';
export { NotifyConsumer } from './notify.consumer.js';
export { notifyGroupModule, notifyModule } from './notify.module.js';
export { PushNotices } from './push-notices.js';
export { WatchNotices } from './watch-notices.js';
