import { z } from 'zod';
import { id } from '#libs/events';

/** An edit says which version it changes. */
export const ifMatch = z.object({
  'if-match': z.string().max(1_000).optional().meta({ description: 'The ETag of what is edited, or `*` for any.' }),
});

export const page = z.strictObject({
  cursor: z
    .string()
    .max(500)
    .optional()
    .meta({ description: '`nextCursor` of the page before; missing for the first page.' }),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(50)
    .default(20)
    .meta({ override: { type: 'integer', minimum: 1, maximum: 50, default: 20 } }),
});

export const feedPage = page.extend({
  newerThan: id.optional().meta({ description: 'The id of the newest post that you have: asks how many are newer.' }),
});
