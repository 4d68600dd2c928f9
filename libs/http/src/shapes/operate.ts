import { z } from 'zod';
import { errorCodes } from '#libs/events';

export const problemBody = z
  .object({
    type: z.string().meta({ description: 'Where the code is explained, on this host.' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What went wrong this time, and what to change.' }),
    code: z.enum(errorCodes).meta({ description: 'Stable: the one field to decide by.' }),
    traceId: z.string().meta({ description: 'Name this when you report the problem.' }),
    errors: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'Each field that was refused, such as `body.userName`.' }),
  })
  .meta({ id: 'Problem' });

export const healthBody = z
  .object({ ready: z.boolean(), checks: z.record(z.string(), z.string()) })
  .meta({ id: 'Health' });

export type Problem = z.output<typeof problemBody>;
