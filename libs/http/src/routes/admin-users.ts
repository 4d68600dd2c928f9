import * as input from '../inputs.js';
import type { Route } from '../route.js';
import * as shape from '../shapes.js';
import { admin } from './homes.js';

/** Accounts, as administrators see them. */
export const adminUsersRoutes = {
  getAdminUser: {
    ...{ method: 'GET', path: '/v1/admin/users/:id', operationId: 'getAdminUser', ...admin },
    summary: 'Read an account, whatever its state.',
    params: input.byId,
    answer: { status: 200, description: 'The account.', json: shape.adminUserBody },
    problems: ['not_found'],
  },
} as const satisfies Record<string, Route>;
