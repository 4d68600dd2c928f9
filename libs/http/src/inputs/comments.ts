import { z } from 'zod';
import { id } from '#libs/events';
import { page } from './page.js';
import { text } from './text.js';

export const newComment = z
  .strictObject({
    text: text(2_200)
      .refine((value) => value.trim() !== '', 'is empty')
      .meta({ maxLength: 2_200, examples: ['What a view, @ann'] }),
    parentId: id.optional().meta({ description: 'The comment to reply to, which is no reply itself.' }),
  })
  .meta({ id: 'CommentRequest' });

export const commentsPage = page.extend({
  parentId: id.optional().meta({ description: 'The replies to this comment, instead of the comments on the post.' }),
});
