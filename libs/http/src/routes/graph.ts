import * as input from '../inputs.js';
import type { Route } from '../route.js';
import * as shape from '../shapes.js';
import { feed, upload, user } from './homes.js';

/** Who follows whom, and who wants nothing of whom. */
export const graphRoutes = {
  follow: {
    ...{ method: 'PUT', path: '/v1/users/:id/follow', operationId: 'follow', ...upload, ...user },
    summary: 'Follow a user; where the account is private, ask to. Again is no harm.',
    params: input.byUser,
    answer: { status: 204, description: 'The caller follows the user, or waits to be let.' },
    problems: ['not_found', 'forbidden', 'follow_self', 'outcome_unknown'],
  },
  unfollow: {
    ...{ method: 'DELETE', path: '/v1/users/:id/follow', operationId: 'unfollow', ...upload, ...user },
    summary: 'Stop following a user, or take the request back. Again is no harm.',
    params: input.byUser,
    answer: { status: 204, description: 'The caller does not follow the user, and does not ask to.' },
    problems: ['not_found', 'follow_self', 'outcome_unknown'],
  },
  listFollowers: {
    ...{ method: 'GET', path: '/v1/users/:id/followers', operationId: 'listFollowers', ...feed, ...user },
    summary: 'Read who follows a user.',
    ...{ params: input.byUser, query: input.page, fields: true },
    answer: { status: 200, description: 'Users.', json: shape.usersPage },
    problems: ['not_found', 'account_private', 'forbidden'],
  },
  listFollowing: {
    ...{ method: 'GET', path: '/v1/users/:id/following', operationId: 'listFollowing', ...feed, ...user },
    summary: 'Read whom a user follows.',
    ...{ params: input.byUser, query: input.page, fields: true },
    answer: { status: 200, description: 'Users.', json: shape.usersPage },
    problems: ['not_found', 'account_private', 'forbidden'],
  },
  removeFollower: {
    ...{ method: 'DELETE', path: '/v1/users/:id/followers/:userId', operationId: 'removeFollower', ...upload, ...user },
    summary: 'End that a user follows you. Again is no harm.',
    params: input.byFollower,
    answer: { status: 204, description: 'The user does not follow the caller.' },
    problems: ['not_found', 'forbidden', 'follow_self', 'outcome_unknown'],
  },
  listFollowRequests: {
    ...{ method: 'GET', path: '/v1/follow-requests', operationId: 'listFollowRequests', ...feed, ...user },
    summary: 'Read who asks to follow you.',
    ...{ query: input.page, fields: true },
    answer: { status: 200, description: 'Users.', json: shape.usersPage },
    problems: [],
  },
  acceptFollowRequest: {
    ...{ method: 'PUT', path: '/v1/follow-requests/:userId', operationId: 'acceptFollowRequest', ...upload, ...user },
    summary: 'Let a user follow you who asks to. Again is no harm.',
    params: input.byOtherUser,
    answer: { status: 204, description: 'The user follows the caller.' },
    problems: ['not_found', 'outcome_unknown'],
  },
  refuseFollowRequest: {
    ...{
      method: 'DELETE',
      path: '/v1/follow-requests/:userId',
      operationId: 'refuseFollowRequest',
      ...upload,
      ...user,
    },
    summary: 'Refuse a request. It is gone until the user asks again. Again is no harm.',
    params: input.byOtherUser,
    answer: { status: 204, description: 'The user does not wait any longer. Whoever follows already stays.' },
    problems: ['outcome_unknown'],
  },
  block: {
    ...{ method: 'PUT', path: '/v1/users/:id/block', operationId: 'block', ...upload, ...user },
    summary: 'Block a user: both follows end, and neither sees what the other posts. Again is no harm.',
    params: input.byUser,
    answer: { status: 204, description: 'The caller blocks the user.' },
    problems: ['not_found', 'own_account', 'outcome_unknown'],
  },
  unblock: {
    ...{ method: 'DELETE', path: '/v1/users/:id/block', operationId: 'unblock', ...upload, ...user },
    summary: 'Lift a block. What it ended stays ended. Again is no harm.',
    params: input.byUser,
    answer: { status: 204, description: 'The caller does not block the user.' },
    problems: ['not_found', 'own_account', 'outcome_unknown'],
  },
  mute: {
    ...{ method: 'PUT', path: '/v1/users/:id/mute', operationId: 'mute', ...upload, ...user },
    summary: 'Keep a user out of your home timeline, and go on following. Again is no harm.',
    params: input.byUser,
    answer: { status: 204, description: 'The caller mutes the user, who is not told.' },
    problems: ['not_found', 'own_account', 'outcome_unknown'],
  },
  unmute: {
    ...{ method: 'DELETE', path: '/v1/users/:id/mute', operationId: 'unmute', ...upload, ...user },
    summary: 'Stop muting a user. Again is no harm.',
    params: input.byUser,
    answer: { status: 204, description: 'The caller does not mute the user.' },
    problems: ['not_found', 'own_account', 'outcome_unknown'],
  },
} as const satisfies Record<string, Route>;
