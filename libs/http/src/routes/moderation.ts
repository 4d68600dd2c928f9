import * as input from '../inputs.js';
import type { Route } from '../route.js';
import * as shape from '../shapes.js';
import { admin, upload, user } from './homes.js';

/** Reports, what administrators do about them, and what they did. */
export const moderationRoutes = {
  createReport: {
    ...{ method: 'POST', path: '/v1/reports', operationId: 'createReport', ...upload, ...user },
    summary: 'Report a post, a comment or a user. While yours is open, a second one for the same is the first.',
    body: { json: input.newReport },
    answer: { status: 201, description: 'The report.', json: shape.reportBody },
    problems: ['not_found'],
  },
  listReports: {
    ...{ method: 'GET', path: '/v1/admin/reports', operationId: 'listReports', ...admin },
    summary: 'List reports with what they are about.',
    query: input.reportsPage,
    answer: { status: 200, description: 'Reports.', json: shape.reportsPage },
    problems: [],
  },
  resolveReport: {
    ...{ method: 'PUT', path: '/v1/admin/reports/:id/resolution', operationId: 'resolveReport', ...admin },
    summary: 'Decide about a report. The first decision stands; what follows from it is a call of its own.',
    params: input.byId,
    body: { json: input.resolution },
    answer: { status: 200, description: 'The report.', json: shape.adminReportBody },
    problems: ['not_found'],
  },
  moderatePost: {
    ...{ method: 'PUT', path: '/v1/admin/posts/:id/moderation', operationId: 'moderatePost', ...admin },
    summary: 'Hide a post, or show it again.',
    params: input.byId,
    body: { json: input.moderation },
    answer: { status: 204, description: 'It is so.' },
    problems: ['not_found', 'outcome_unknown'],
  },
  moderateComment: {
    ...{ method: 'PUT', path: '/v1/admin/comments/:id/moderation', operationId: 'moderateComment', ...admin },
    summary: 'Hide a comment, or show it again.',
    params: input.byId,
    body: { json: input.moderation },
    answer: { status: 204, description: 'It is so.' },
    problems: ['not_found', 'outcome_unknown'],
  },
  listAudit: {
    ...{ method: 'GET', path: '/v1/admin/audit', operationId: 'listAudit', ...admin },
    summary: 'List what administrators did, why, and how it ended.',
    query: input.auditPage,
    answer: { status: 200, description: 'Acts.', json: shape.auditPage },
    problems: [],
  },
} as const satisfies Record<string, Route>;
