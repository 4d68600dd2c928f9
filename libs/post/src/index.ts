export * from './ports.js';
export { foldedTag, namesIn, tagsIn } from './caption.js';
export { CreatePost, type NewPost } from './create-post.js';
export { DeletePost } from './delete-post.js';
export { EditPost, type PostWords } from './edit-post.js';
export { PostRows } from './fold-post.js';
export { PostConsumer } from './post.consumer.js';
export { postModule } from './post.module.js';
export { SetLike } from './set-like.js';
