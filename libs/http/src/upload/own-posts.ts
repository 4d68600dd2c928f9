import { RefusedError } from '#libs/events';
import type { Post, PostStore } from '#libs/post/ports';

/** Posts as their author may change them; a stranger's is as good as none. */
export class OwnPosts {
  constructor(private readonly posts: PostStore) {}

  /** @throws RefusedError `not_found` */
  async find(postId: string, authorId: string): Promise<Post> {
    const post = (await this.posts.byIds([postId])).get(postId);
    if (post?.authorId === authorId) return post;
    throw new RefusedError('not_found', 'You have no such post.');
  }
}
