import { CREATE_VERSION } from '#libs/stream';
import type { Received } from '#libs/stream/ports';
import type { PostStore } from './ports.js';

/** post.created → the post's row. */
export class FoldPost {
  constructor(private readonly posts: PostStore) {}

  async run({ event }: Received<'post.created'>): Promise<void> {
    const { postId: id, authorId, caption, mediaIds, altTexts, createdAt } = event.data;
    await this.posts.put({ id, authorId, caption, mediaIds, altTexts, createdAt }, CREATE_VERSION);
  }
}
