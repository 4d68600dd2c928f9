export * from './ports.js';
export { FoldNotices } from './fold-notices.js';
export { NotifyConsumer } from './notify.consumer.js';
export { notifyModule } from './notify.module.js';
export { WatchNotices } from './watch-notices.js';
