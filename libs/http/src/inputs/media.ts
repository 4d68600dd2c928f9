import { z } from 'zod';
import { page } from './page.js';

export const file = z.string().meta({ format: 'binary', description: 'A JPEG photo of at most 50 MB.' });

export const mediaPage = page.extend({
  state: z
    .enum(['processing', 'playable', 'ready', 'failed'])
    .optional()
    .meta({ description: 'Those in this state alone.' }),
});

export const mediaForm = z.strictObject({ file }).meta({ id: 'MediaForm' });
