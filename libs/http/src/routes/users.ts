import * as input from '../inputs.js';
import type { Route } from '../route.js';
import * as shape from '../shapes.js';
import { feed, upload, user } from './homes.js';

/** Profiles. */
export const usersRoutes = {
  getUser: {
    ...{ method: 'GET', path: '/v1/users/:id', operationId: 'getUser', ...feed, ...user },
    summary: 'Read a profile.',
    params: input.byUser,
    fields: true,
    answer: { status: 200, description: 'The user.', json: shape.userBody },
    problems: ['not_found'],
  },
  getUserByName: {
    ...{ method: 'GET', path: '/v1/users/by-name/:userName', operationId: 'getUserByName', ...feed, ...user },
    summary: 'Find a profile by its user name, in any spelling of upper and lower case.',
    params: input.byUserName,
    fields: true,
    answer: { status: 200, description: 'The user.', json: shape.userBody },
    problems: ['not_found'],
  },
  editProfile: {
    ...{ method: 'PATCH', path: '/v1/users/me', operationId: 'editProfile', ...upload, ...user },
    summary: 'Change of your profile what fields names. With If-Match, only if nobody changed it since.',
    query: input.profileEditMask,
    headers: input.ifMatch,
    body: { json: input.profileEdit },
    answer: { status: 200, description: 'The user as they are now, with a new ETag.', json: shape.userBody },
    problems: ['user_name_taken', 'user_name_reserved', 'precondition_failed', 'not_found', 'outcome_unknown'],
  },
  setAvatar: {
    ...{ method: 'PUT', path: '/v1/users/me/avatar', operationId: 'setAvatar', ...upload, ...user },
    summary: 'Make a photo of yours that no post has your avatar. Everybody sees it. The former one is deleted.',
    body: { json: input.avatar },
    answer: { status: 200, description: 'The user as they are now.', json: shape.userBody },
    problems: ['media_not_found', 'media_taken', 'media_unreadable', 'not_found', 'outcome_unknown'],
  },
  removeAvatar: {
    ...{ method: 'DELETE', path: '/v1/users/me/avatar', operationId: 'removeAvatar', ...upload, ...user },
    summary: 'Have no avatar any more: it is deleted. Again is no harm.',
    answer: { status: 204, description: 'There is no avatar.' },
    problems: ['not_found', 'outcome_unknown'],
  },
} as const satisfies Record<string, Route>;
