import { AppendAndApply, provide, type Provider, RequestOnce } from '#libs/stream';
import { CreatePost } from './create-post.js';
import { FoldPost } from './fold-post.js';
import { MediaClaims, PostStore } from './ports.js';
import { PostConsumer } from './post.consumer.js';

export const postModule: readonly Provider[] = [
  provide(FoldPost, [PostStore]),
  provide(CreatePost, [MediaClaims, RequestOnce, AppendAndApply]),
  provide(PostConsumer, [FoldPost]),
];
