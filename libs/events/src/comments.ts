import { z } from 'zod';
import { id, time } from './envelope.js';

/** Where a comment stands. Whoever folds it needs nobody else's rows. */
const at = {
  commentId: id,
  postId: id,
  /** Who wrote it. */
  authorId: id,
  /** The comment that this one replies to. Replies have no replies. */
  parentId: id.optional(),
};

export const commentCreated = z.looseObject({
  ...at,
  postAuthorId: id,
  /** Who wrote the comment that this one replies to. */
  parentAuthorId: id.optional(),
  text: z.string(),
  /** Users whom the text mentions, by the names that they had then. */
  mentionIds: z.array(id),
  createdAt: time,
});

/** Section `moderation`. Why stands in the audit. */
export const commentModerated = z.looseObject({ ...at, hidden: z.boolean() });
/** For good. */
export const commentDeleted = z.looseObject(at);
