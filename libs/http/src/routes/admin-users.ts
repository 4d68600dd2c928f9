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
  setRole: {
    ...{ method: 'PUT', path: '/v1/admin/users/:id/role', operationId: 'setRole', ...admin },
    summary: 'Make somebody an administrator, or an ordinary user again.',
    params: input.byId,
    body: { json: input.roleChange },
    answer: { status: 200, description: 'The account as it is now.', json: shape.adminUserBody },
    problems: ['not_found', 'last_administrator', 'outcome_unknown'],
  },
  setSuspension: {
    ...{ method: 'PUT', path: '/v1/admin/users/:id/suspension', operationId: 'setSuspension', ...admin },
    summary: 'Suspend an account, which signs it out and hides it from others; or restore it.',
    params: input.byId,
    body: { json: input.suspensionChange },
    answer: { status: 200, description: 'The account as it is now.', json: shape.adminUserBody },
    problems: ['not_found', 'last_administrator', 'outcome_unknown'],
  },
  createResetCode: {
    ...{ method: 'POST', path: '/v1/admin/users/:id/password-reset', operationId: 'createResetCode', ...admin },
    summary: 'Make a code by which the user sets a new password: good once, for an hour. Tell it to nobody else.',
    params: input.byId,
    body: { json: input.resetRequest },
    answer: { status: 201, description: 'The code. It is told this once.', json: shape.resetCodeBody },
    problems: ['not_found'],
  },
} as const satisfies Record<string, Route>;
