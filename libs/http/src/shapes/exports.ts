import { z } from 'zod';
import { anId, aTime } from './scalars.js';

export const exportStarted = z.object({ jobId: anId }).meta({ id: 'ExportStarted' });

export const exportJobBody = z
  .object({
    jobId: anId,
    state: z.enum(['ready', 'expired']),
    createdAt: aTime,
    url: z.string().optional().meta({
      description: 'Where the archive is, with no token needed: a ZIP, made of what is there when it is fetched.',
    }),
    expiresAt: aTime.optional().meta({ description: 'Until when it may be fetched.' }),
  })
  .meta({ id: 'ExportJob' });

export const exportJobs = z
  .object({ jobs: z.array(exportJobBody).meta({ description: 'Newest first.' }) })
  .meta({ id: 'ExportJobs' });

export type ExportJobBody = z.output<typeof exportJobBody>;
