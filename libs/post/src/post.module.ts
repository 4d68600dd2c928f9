import { AppendAndApply, IdMaker, provide, type Provider, RequestOnce } from '#libs/stream';
import { Clock, RequestClaims } from '#libs/stream/ports';
import { CreatePost } from './create-post.js';
import { DeletePost } from './delete-post.js';
import { EditPost } from './edit-post.js';
import { PostRows } from './fold-post.js';
import { ActStore, MediaClaims, PostStore } from './ports.js';
import { PostConsumer } from './post.consumer.js';
import { SetLike } from './set-like.js';

export const postModule: readonly Provider[] = [
  provide(PostRows, [PostStore, ActStore]),
  provide(SetLike, [IdMaker, AppendAndApply]),
  provide(CreatePost, [MediaClaims, RequestOnce, AppendAndApply]),
  provide(EditPost, [RequestClaims, IdMaker, Clock, AppendAndApply]),
  provide(DeletePost, [IdMaker, AppendAndApply]),
  provide(PostConsumer, [PostRows]),
];
