import { z } from 'zod';
import { id, time } from './envelope.js';

export const postCreated = z.looseObject({
  postId: id,
  authorId: id,
  caption: z.string(),
  mediaIds: z.array(id).min(1),
  altTexts: z.array(z.string()),
  createdAt: time,
});
