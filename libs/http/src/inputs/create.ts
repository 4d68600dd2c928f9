import { z } from 'zod';

export const create = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x20-\x7e]{1,255}$/, 'has 1 to 255 printable ASCII characters')
    .optional()
    .meta({ description: 'The same key within 24 hours makes the same thing once.' }),
});
