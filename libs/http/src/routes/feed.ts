import * as input from '../inputs.js';
import type { Route } from '../route.js';
import * as shape from '../shapes.js';
import { feed, user } from './homes.js';

/** The home timeline. */
export const feedRoutes = {
  getFeed: {
    ...{ method: 'GET', path: '/v1/users/:id/feed', operationId: 'getFeed', ...feed, ...user },
    summary: 'Read your home timeline: posts of those whom you follow, newest first.',
    params: input.byUser,
    query: input.feedPage,
    fields: true,
    answer: { status: 200, description: 'Posts.', json: shape.feedPage },
    problems: ['forbidden'],
  },
} as const satisfies Record<string, Route>;
