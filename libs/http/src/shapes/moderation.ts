import { z } from 'zod';
import { errorCodes } from '#libs/events';
import { reportOutcomes, reportReasons, subjectTypes } from '#libs/operate/ports';
import { anId, aTime } from './scalars.js';

const nextCursor = z
  .string()
  .nullable()
  .meta({ description: 'For the page after this one, as `cursor`; null where nothing follows.' });

const reported = {
  id: anId,
  subject: z.object({ type: z.enum(subjectTypes), id: anId }),
  reason: z.enum(reportReasons),
  note: z.string(),
  createdAt: aTime,
  state: z.enum(['open', 'resolved']),
};

export const reportBody = z.object(reported).meta({ id: 'Report' });

export const adminReportBody = z
  .object({
    ...reported,
    reporterId: anId,
    subject: z.object({
      type: z.enum(subjectTypes),
      id: anId,
      ownerId: anId.nullable().meta({ description: 'Whose it is; null for what is gone.' }),
      text: z.string().nullable().meta({ description: 'The caption, the comment or the bio; null for what is gone.' }),
      hidden: z.boolean().meta({ description: 'Hidden; for an account, suspended.' }),
    }),
    resolution: z
      .object({ outcome: z.enum(reportOutcomes), byId: anId, at: aTime })
      .optional()
      .meta({ description: 'How an administrator decided; missing while it is open.' }),
  })
  .meta({ id: 'AdminReport' });

export const reportsPage = z
  .object({ items: z.array(adminReportBody).meta({ description: 'Newest first.' }), nextCursor })
  .meta({ id: 'ReportPage' });

export const auditLineBody = z
  .object({
    id: anId,
    at: aTime,
    actorId: anId,
    act: z.string().meta({ description: 'The name of the call.', examples: ['moderatePost'] }),
    object: z.object({ kind: z.string().meta({ examples: ['post'] }), id: z.string().nullable() }),
    reason: z.string(),
    outcome: z.enum(['begun', 'done', 'refused', 'unknown']).meta({
      description:
        '`done`; `refused`: nothing was done, `code` says why; `unknown`: it may have been done; `begun`: it is going ' +
        'on, or its end could not be noted.',
    }),
    code: z.enum(errorCodes).optional(),
  })
  .meta({ id: 'AuditLine' });

export const auditPage = z
  .object({ items: z.array(auditLineBody).meta({ description: 'Newest first.' }), nextCursor })
  .meta({ id: 'AuditPage' });

export type ReportBody = z.output<typeof reportBody>;
export type AdminReportBody = z.output<typeof adminReportBody>;
export type ReportsPage = z.output<typeof reportsPage>;
export type AuditPage = z.output<typeof auditPage>;
