import { AppendAndApply, Clock, IdMaker, Logger, provide, type Provider } from '#libs/stream';
import { Celebrities } from './celebrities.js';
import { EndHomeRows } from './end-home-rows.js';
import { AddToAuthorTimeline, FanOutPost } from './fan-out-post.js';
import { FeedConsumer } from './feed.consumer.js';
import { FoldFollow, SetFlag } from './fold-follow.js';
import { FoldRelation } from './fold-relation.js';
import { CelebrityLine, FollowerTallies, FollowGraph, PulledMarks, Relations, TimelineStore } from './ports.js';
import { PullPosts } from './pull-posts.js';
import { ReadSkeleton } from './read-skeleton.js';
import { SetFollow } from './set-follow.js';
import { SetRelation } from './set-relation.js';

export const feedModule: readonly Provider[] = [
  provide(SetFollow, [IdMaker, AppendAndApply]),
  provide(SetRelation, [IdMaker, AppendAndApply]),
  provide(SetFlag, [FollowGraph]),
  provide(PullPosts, [TimelineStore, FollowGraph, PulledMarks]),
  provide(Celebrities, [FollowerTallies, PulledMarks, CelebrityLine, Clock]),
  provide(ReadSkeleton, [TimelineStore, PullPosts, Clock, Logger]),
  provide(FoldFollow, [SetFlag, Celebrities, PullPosts, TimelineStore]),
  provide(FoldRelation, [Relations]),
  provide(AddToAuthorTimeline, [TimelineStore]),
  provide(FanOutPost, [AddToAuthorTimeline, Celebrities, FollowGraph, TimelineStore]),
  provide(EndHomeRows, [TimelineStore, Clock]),
  provide(FeedConsumer, [FanOutPost, FoldFollow, FoldRelation, Celebrities]),
];
