import * as input from '../inputs.js';
import type { Route } from '../route.js';
import * as shape from '../shapes.js';
import { open, upload, user } from './homes.js';

/** Accounts and sessions. */
export const accountsRoutes = {
  createAccount: {
    ...{ method: 'POST', path: '/v1/accounts', operationId: 'createAccount', ...upload, ...open },
    summary: 'Make an account, and sign in.',
    headers: input.create,
    body: { json: input.newAccount },
    answer: { status: 201, description: 'The account, and tokens for it.', json: shape.newAccountBody },
    problems: ['user_name_taken', 'user_name_reserved', 'forbidden', 'idempotency_key_reused', 'outcome_unknown'],
  },
  createSession: {
    ...{ method: 'POST', path: '/v1/sessions', operationId: 'createSession', ...upload, ...open },
    summary: 'Sign in.',
    body: { json: input.signIn },
    answer: { status: 201, description: 'Tokens of a new session.', json: shape.tokensBody },
    problems: ['bad_credentials', 'account_suspended', 'forbidden'],
  },
  refreshSession: {
    ...{ method: 'POST', path: '/v1/sessions/refresh', operationId: 'refreshSession', ...upload, ...open },
    summary: 'Trade a refresh token for new tokens. One that was used before ends its session.',
    body: { json: input.refresh },
    answer: { status: 200, description: 'New tokens; the old refresh token is spent.', json: shape.tokensBody },
    problems: ['unauthenticated', 'forbidden'],
  },
  listSessions: {
    ...{ method: 'GET', path: '/v1/sessions', operationId: 'listSessions', ...upload, ...user },
    summary: 'See where you are signed in, last used first.',
    fields: true,
    answer: { status: 200, description: 'Sessions that have not ended.', json: shape.sessionsBody },
    problems: [],
  },
  endSession: {
    ...{ method: 'DELETE', path: '/v1/sessions/:id', operationId: 'endSession', ...upload, ...user },
    summary: 'Sign a device out: its tokens are worth nothing any more.',
    params: input.bySession,
    answer: { status: 204, description: 'The session has ended.' },
    problems: ['not_found'],
  },
  changePassword: {
    ...{ method: 'PUT', path: '/v1/users/me/password', operationId: 'changePassword', ...upload, ...user },
    summary:
      "Change your password, and sign out everywhere else. Exports and push subscriptions end, this browser's too.",
    body: { json: input.passwordChange },
    answer: { status: 204, description: 'The new password is the one that counts.' },
    problems: ['bad_credentials'],
  },
  resetPassword: {
    ...{ method: 'POST', path: '/v1/password-resets', operationId: 'resetPassword', ...upload, ...open },
    summary:
      'Set a new password by a code from an administrator, and sign out everywhere. Exports and push subscriptions end.',
    body: { json: input.passwordReset },
    answer: { status: 204, description: 'The new password is the one that counts; the code is spent.' },
    problems: ['reset_code_wrong'],
  },
} as const satisfies Record<string, Route>;
