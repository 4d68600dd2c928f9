import { AppendAndApply, EventAppender, IdMaker, provide, type Provider, RequestOnce } from '#libs/stream';
import { Clock, RequestClaims } from '#libs/stream/ports';
import { CreateComment } from './create-comment.js';
import { CreatePost } from './create-post.js';
import { DeleteComment } from './delete-comment.js';
import { DeletePost } from './delete-post.js';
import { EditPost } from './edit-post.js';
import { Explore } from './explore.js';
import { CommentRows, RemoveReplies } from './fold-comment.js';
import { PostRows } from './fold-post.js';
import { ModerateComment } from './moderate-comment.js';
import { ModeratePost } from './moderate-post.js';
import { ActStore, CommentStore, ExploreIndex, MediaClaims, PostStore } from './ports.js';
import { PostConsumer } from './post.consumer.js';
import { SetAct } from './set-act.js';

export const postModule: readonly Provider[] = [
  provide(PostRows, [PostStore, ActStore]),
  provide(CommentRows, [CommentStore]),
  provide(RemoveReplies, [CommentStore, EventAppender, Clock]),
  provide(SetAct, [IdMaker, ActStore, AppendAndApply]),
  provide(CreatePost, [MediaClaims, RequestOnce, AppendAndApply]),
  provide(EditPost, [RequestClaims, IdMaker, Clock, AppendAndApply]),
  provide(DeletePost, [IdMaker, AppendAndApply]),
  provide(CreateComment, [RequestOnce, AppendAndApply]),
  provide(DeleteComment, [IdMaker, AppendAndApply]),
  provide(Explore, [ExploreIndex, Clock]),
  provide(PostConsumer, [PostRows, CommentRows, RemoveReplies, Explore]),
  provide(ModerateComment, [CommentStore, IdMaker, AppendAndApply]),
  provide(ModeratePost, [PostStore, IdMaker, AppendAndApply]),
];
