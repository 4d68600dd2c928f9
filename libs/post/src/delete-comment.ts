import { type AppendAndApply, type IdMaker, newEvent, type Origin } from '#libs/stream';
import type { Comment } from './ports.js';

/** Deletes a comment for good: appends comment.deleted, which is the commit. Its replies follow by group `post`. */
export class DeleteComment {
  constructor(
    private readonly ids: IdMaker,
    private readonly commit: AppendAndApply,
  ) {}

  /** @throws as AppendAndApply.run */
  async run({ id: commentId, postId, authorId, parentId }: Comment, origin: Origin): Promise<void> {
    const data = { commentId, postId, authorId, ...(parentId !== undefined && { parentId }) };
    await this.commit.run([newEvent('comment.deleted', this.ids.next(), data, origin)]);
  }
}
