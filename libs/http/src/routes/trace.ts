import * as input from '../inputs.js';
import type { Route } from '../route.js';
import * as shape from '../shapes.js';
import { admin } from './homes.js';

/** The way of one upload through all groups. */
export const traceRoutes = {
  getTrace: {
    ...{ method: 'GET', path: '/v1/admin/media/:id/trace', operationId: 'getTrace', ...admin },
    summary: 'Read the timeline of one upload: what happened, who works on it, what it waits for.',
    params: input.byId,
    answer: { status: 200, description: 'The timeline.', json: shape.traceBody },
    problems: ['media_not_found'],
  },
} as const satisfies Record<string, Route>;
