import { RefusedError } from '#libs/events';
import { type AppendAndApply, type IdMaker, newEvent, type Origin } from '#libs/stream';
import type { CommentStore } from './ports.js';

/** Hides a comment, or shows it again. Why stands in the audit. */
export class ModerateComment {
  constructor(
    private readonly comments: CommentStore,
    private readonly ids: IdMaker,
    private readonly commit: AppendAndApply,
  ) {}

  /** @throws RefusedError `not_found` · as AppendAndApply.run */
  async run(commentId: string, hidden: boolean, origin: Origin): Promise<void> {
    const comment = (await this.comments.byIds([commentId])).get(commentId);
    if (!comment) throw new RefusedError('not_found', 'There is no such comment.');
    const { postId, authorId, parentId } = comment;
    const at = { commentId, postId, authorId, ...(parentId !== undefined && { parentId }) };
    await this.commit.run([newEvent('comment.moderated', this.ids.next(), { ...at, hidden }, origin)]);
  }
}
