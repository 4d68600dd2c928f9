export * from './ports.js';
export { AddToAuthorTimeline, FanOutPost } from './fan-out-post.js';
export { FeedConsumer } from './feed.consumer.js';
export { feedModule } from './feed.module.js';
export { FoldFollow, SetFlag } from './fold-follow.js';
export { FoldRelation } from './fold-relation.js';
export { PullPosts } from './pull-posts.js';
export { ReadSkeleton, type Skeleton } from './read-skeleton.js';
export { SetFollow } from './set-follow.js';
