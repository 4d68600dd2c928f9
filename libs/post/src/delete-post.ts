import { type AppendAndApply, type IdMaker, newEvent, type Origin } from '#libs/stream';
import type { Post } from './ports.js';

/** Deletes a post for good: appends post.deleted, which is the commit. Its media follow by group `media`. */
export class DeletePost {
  constructor(
    private readonly ids: IdMaker,
    private readonly commit: AppendAndApply,
  ) {}

  /** @throws as AppendAndApply.run */
  async run({ id: postId, authorId, mediaIds }: Post, origin: Origin): Promise<void> {
    const data = { postId, authorId, mediaIds: [...mediaIds] };
    await this.commit.run([newEvent('post.deleted', this.ids.next(), data, origin)]);
  }
}
