import * as input from '../inputs.js';
import type { Route } from '../route.js';
import * as shape from '../shapes.js';
import { open, upload, user } from './homes.js';

/** Leaving, and taking everything along. */
export const leavingRoutes = {
  deleteAccount: {
    ...{ method: 'DELETE', path: '/v1/users/me', operationId: 'deleteAccount', ...upload, ...user },
    summary: 'Delete your account, for good: it is out of sight at once, and all that you made is gone within a day.',
    body: { json: input.leave },
    answer: { status: 204, description: 'It is deleted; every session has ended.' },
    problems: ['bad_credentials', 'last_administrator', 'not_found', 'outcome_unknown'],
  },
  startExport: {
    ...{ method: 'POST', path: '/v1/users/me/export', operationId: 'startExport', ...upload, ...user },
    summary:
      'Export everything that is yours, and find it in the list of your exports. Asked again soon, the same job is answered.',
    answer: { status: 202, description: 'The job.', json: shape.exportStarted },
    problems: [],
  },
  listExports: {
    ...{ method: 'GET', path: '/v1/users/me/export', operationId: 'listExports', ...upload, ...user },
    fields: true,
    summary: 'See your exports, with the address of each that is not older than a day.',
    answer: { status: 200, description: 'The jobs.', json: shape.exportJobs },
    problems: [],
  },
  getExport: {
    ...{ method: 'GET', path: '/v1/exports/:ticket', operationId: 'getExport', ...upload, ...open },
    summary: 'Fetch an export by the address that was given: a ZIP with data.json and the originals.',
    params: input.exportTicket,
    answer: { status: 200, description: 'The archive.', mimeType: 'application/zip' },
    problems: ['not_found'],
  },
} as const satisfies Record<string, Route>;
