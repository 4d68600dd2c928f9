import { z } from 'zod';
import { authorBody } from './posts.js';
import { aCount, aCursor, anId, aTime } from './scalars.js';

export const commentBody = z
  .object({
    id: anId,
    postId: anId,
    parentId: anId.optional().meta({ description: 'The comment that this one replies to; missing in others.' }),
    author: authorBody,
    text: z.string(),
    createdAt: aTime,
    counts: z.object({ likes: aCount, replies: aCount }).meta({ description: 'Exact, and two seconds old at most.' }),
    viewer: z.object({ liked: z.boolean() }).meta({ description: 'What the caller did; right at once.' }),
  })
  .meta({ id: 'Comment' });

export const commentsPage = z
  .object({
    items: z.array(commentBody).meta({ description: 'Comments newest first, replies oldest first.' }),
    nextCursor: aCursor,
  })
  .meta({ id: 'CommentPage' });

export type CommentBody = z.output<typeof commentBody>;
export type CommentsPage = z.output<typeof commentsPage>;
