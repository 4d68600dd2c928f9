export * from './ports.js';
export { foldedTag, namesIn, tagsIn } from './caption.js';
export { CreatePost, type NewPost } from './create-post.js';
export { FoldAct } from './fold-act.js';
export { FoldPost, HidePost, RemovePost } from './fold-post.js';
export { PostConsumer } from './post.consumer.js';
export { postModule } from './post.module.js';
export { SetLike } from './set-like.js';
