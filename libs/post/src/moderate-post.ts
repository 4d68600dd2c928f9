import { RefusedError } from '#libs/events';
import { type AppendAndApply, type IdMaker, newEvent, type Origin } from '#libs/stream';
import type { PostStore } from './ports.js';

/** Hides a post, or shows it again. Why stands in the audit. */
export class ModeratePost {
  constructor(
    private readonly posts: PostStore,
    private readonly ids: IdMaker,
    private readonly commit: AppendAndApply,
  ) {}

  /** @throws RefusedError `not_found` · as AppendAndApply.run */
  async run(postId: string, hidden: boolean, origin: Origin): Promise<void> {
    const post = (await this.posts.byIds([postId])).get(postId);
    if (!post) throw new RefusedError('not_found', 'There is no such post.');
    const data = { postId, authorId: post.authorId, hidden };
    await this.commit.run([newEvent('post.moderated', this.ids.next(), data, origin)]);
  }
}
