import { AppendAndApply, IdMaker, provide, type Provider } from '#libs/stream';
import { AddToAuthorTimeline, FanOutPost } from './fan-out-post.js';
import { FeedConsumer } from './feed.consumer.js';
import { FoldFollow, SetFlag } from './fold-follow.js';
import { FollowGraph, TimelineStore } from './ports.js';
import { SetFollow } from './set-follow.js';

export const feedModule: readonly Provider[] = [
  provide(SetFollow, [IdMaker, AppendAndApply]),
  provide(SetFlag, [FollowGraph]),
  provide(FoldFollow, [SetFlag, TimelineStore]),
  provide(AddToAuthorTimeline, [TimelineStore]),
  provide(FanOutPost, [AddToAuthorTimeline, FollowGraph, TimelineStore]),
  provide(FeedConsumer, [FanOutPost, FoldFollow]),
];
