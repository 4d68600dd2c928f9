import * as input from '../inputs.js';
import type { Route } from '../route.js';
import { upload, user } from './homes.js';

/** Who follows whom. */
export const graphRoutes = {
  follow: {
    ...{ method: 'PUT', path: '/v1/users/:id/follow', operationId: 'follow', ...upload, ...user },
    summary: 'Follow a user. Again is no harm.',
    params: input.byUser,
    answer: { status: 204, description: 'The caller follows the user.' },
    problems: ['not_found', 'follow_self', 'outcome_unknown'],
  },
  unfollow: {
    ...{ method: 'DELETE', path: '/v1/users/:id/follow', operationId: 'unfollow', ...upload, ...user },
    summary: 'Stop following a user. Again is no harm.',
    params: input.byUser,
    answer: { status: 204, description: 'The caller does not follow the user.' },
    problems: ['not_found', 'follow_self', 'outcome_unknown'],
  },
} as const satisfies Record<string, Route>;
