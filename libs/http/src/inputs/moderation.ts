import { z } from 'zod';
import { id } from '#libs/events';
import { reportOutcomes, reportReasons, subjectTypes } from '#libs/operate/ports';
import { page } from './page.js';
import { text } from './text.js';

/** Every administrative act has one. */
export const reason = text(500)
  .refine((value) => value.trim() !== '', 'says why')
  .meta({ description: 'Why: kept in the audit, for good.', examples: ['Reported as spam by many'] });

export const moderation = z
  .strictObject({
    hidden: z.boolean().meta({ description: 'Out of sight of everybody but administrators and its author.' }),
    reason,
  })
  .meta({ id: 'ModerationRequest' });

export const newReport = z
  .strictObject({
    subject: z.strictObject({ type: z.enum(subjectTypes), id }),
    reason: z.enum(reportReasons),
    note: text(1_000).default('').meta({ description: 'In your own words.' }),
  })
  .meta({ id: 'ReportRequest' });

export const reportsPage = page.extend({
  state: z.enum(['open', 'resolved']).default('open'),
});

export const resolution = z.strictObject({ outcome: z.enum(reportOutcomes), reason }).meta({ id: 'ResolutionRequest' });

export const auditPage = page.extend({
  objectId: id.optional().meta({ description: 'Acts on this user, post, comment, media or report alone.' }),
  actorId: id.optional().meta({ description: 'Acts of this administrator alone.' }),
});
