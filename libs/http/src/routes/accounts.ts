import * as input from '../inputs.js';
import type { Route } from '../route.js';
import * as shape from '../shapes.js';
import { open, upload } from './homes.js';

/** Accounts and sessions. */
export const accountsRoutes = {
  createAccount: {
    ...{ method: 'POST', path: '/v1/accounts', operationId: 'createAccount', ...upload, ...open },
    summary: 'Make an account, and sign in.',
    headers: input.create,
    body: { json: input.newAccount },
    answer: { status: 201, description: 'The account, and tokens for it.', json: shape.newAccountBody },
    problems: ['user_name_taken', 'user_name_reserved', 'idempotency_key_reused', 'outcome_unknown'],
  },
  createSession: {
    ...{ method: 'POST', path: '/v1/sessions', operationId: 'createSession', ...upload, ...open },
    summary: 'Sign in.',
    body: { json: input.signIn },
    answer: { status: 201, description: 'Tokens of a new session.', json: shape.tokensBody },
    problems: ['bad_credentials'],
  },
  refreshSession: {
    ...{ method: 'POST', path: '/v1/sessions/refresh', operationId: 'refreshSession', ...upload, ...open },
    summary: 'Trade a refresh token for new tokens. One that was used before ends its session.',
    body: { json: input.refresh },
    answer: { status: 200, description: 'New tokens; the old refresh token is spent.', json: shape.tokensBody },
    problems: ['unauthenticated'],
  },
} as const satisfies Record<string, Route>;
