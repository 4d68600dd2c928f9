import { AppendAndApply, IdMaker, provide, type Provider, RequestOnce } from '#libs/stream';
import { CreatePost } from './create-post.js';
import { FoldAct } from './fold-act.js';
import { FoldPost, HidePost, RemovePost } from './fold-post.js';
import { ActStore, MediaClaims, PostStore } from './ports.js';
import { PostConsumer } from './post.consumer.js';
import { SetLike } from './set-like.js';

export const postModule: readonly Provider[] = [
  provide(FoldPost, [PostStore]),
  provide(HidePost, [PostStore]),
  provide(RemovePost, [PostStore]),
  provide(FoldAct, [ActStore]),
  provide(SetLike, [IdMaker, AppendAndApply]),
  provide(CreatePost, [MediaClaims, RequestOnce, AppendAndApply]),
  provide(PostConsumer, [FoldPost, HidePost, RemovePost, FoldAct]),
];
