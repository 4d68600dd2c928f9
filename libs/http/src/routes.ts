import * as input from './inputs.js';
import type { Route } from './route.js';
import * as shape from './shapes.js';

const user = { auth: 'user' } as const;
const open = { auth: 'none' } as const;
const upload = { app: 'upload-api' } as const;
const feed = { app: 'feed-api' } as const;

/** Every call there is. Who serves it, what it takes, what it answers: all else is made from this table. */
export const routes = {
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
  getUser: {
    ...{ method: 'GET', path: '/v1/users/:id', operationId: 'getUser', ...feed, ...user },
    summary: 'Read a profile.',
    params: input.byUser,
    answer: { status: 200, description: 'The user.', json: shape.userBody },
    problems: ['not_found'],
  },
  getUserByName: {
    ...{ method: 'GET', path: '/v1/users/by-name/:userName', operationId: 'getUserByName', ...feed, ...user },
    summary: 'Find a profile by its user name, in any spelling of upper and lower case.',
    params: input.byUserName,
    answer: { status: 200, description: 'The user.', json: shape.userBody },
    problems: ['not_found'],
  },
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
  createMedia: {
    ...{ method: 'POST', path: '/v1/media', operationId: 'createMedia', ...upload, ...user },
    summary: 'Upload a photo.',
    headers: input.create,
    body: { form: input.mediaForm },
    answer: { status: 201, description: 'The media; its renditions follow.', json: shape.mediaBody },
    problems: [
      ...(['file_missing', 'file_empty', 'file_too_large', 'file_type_unsupported'] as const),
      ...(['idempotency_key_reused', 'storage_full', 'outcome_unknown'] as const),
    ],
  },
  getMedia: {
    ...{ method: 'GET', path: '/v1/media/:id', operationId: 'getMedia', ...upload, ...user },
    summary: 'See how an upload of yours stands.',
    params: input.byId,
    answer: { status: 200, description: 'The media.', json: shape.mediaBody },
    problems: ['media_not_found'],
  },
  createPost: {
    ...{ method: 'POST', path: '/v1/users/:id/posts', operationId: 'createPost', ...upload, ...user },
    summary: 'Publish photos: sent along as files of a form, or uploaded before and named by their media ids.',
    params: input.byUser,
    headers: input.create,
    body: { json: input.newPost, form: input.postForm },
    answer: { status: 201, description: 'The post.', json: shape.postBody },
    problems: [
      ...(['forbidden', 'media_not_found', 'media_taken', 'file_missing', 'file_empty', 'file_too_large'] as const),
      ...(['file_type_unsupported', 'idempotency_key_reused', 'storage_full', 'outcome_unknown'] as const),
    ],
  },
  getPost: {
    ...{ method: 'GET', path: '/v1/posts/:id', operationId: 'getPost', ...feed, ...user },
    summary: 'Read a post. Others see it once all of its media are done.',
    params: input.byId,
    answer: { status: 200, description: 'The post.', json: shape.postBody },
    problems: ['not_found'],
  },
  like: {
    ...{ method: 'PUT', path: '/v1/posts/:id/like', operationId: 'like', ...upload, ...user },
    summary: 'Like a post. Again is no harm.',
    params: input.byId,
    answer: { status: 204, description: 'The caller likes the post. Its count follows within two seconds.' },
    problems: ['not_found', 'outcome_unknown'],
  },
  unlike: {
    ...{ method: 'DELETE', path: '/v1/posts/:id/like', operationId: 'unlike', ...upload, ...user },
    summary: 'Stop liking a post. Again is no harm.',
    params: input.byId,
    answer: { status: 204, description: 'The caller does not like the post. Its count follows within two seconds.' },
    problems: ['not_found', 'outcome_unknown'],
  },
  listPosts: {
    ...{ method: 'GET', path: '/v1/users/:id/posts', operationId: 'listPosts', ...feed, ...user },
    summary: "Read a user's posts, newest first.",
    params: input.byUser,
    query: input.page,
    answer: { status: 200, description: 'Posts.', json: shape.postsPage },
    problems: ['not_found'],
  },
  getFeed: {
    ...{ method: 'GET', path: '/v1/users/:id/feed', operationId: 'getFeed', ...feed, ...user },
    summary: 'Read your home timeline: posts of those whom you follow, newest first.',
    params: input.byUser,
    query: input.feedPage,
    answer: { status: 200, description: 'Posts.', json: shape.feedPage },
    problems: ['forbidden'],
  },
  getRendition: {
    ...{ method: 'GET', path: '/media/:mediaId/:recipe/:file', operationId: 'getRendition', ...feed, ...open },
    summary: 'Fetch a rendition, or one range of it. It never changes.',
    params: input.rendition,
    answer: { status: 200, description: 'The bytes.', mimeType: 'image/jpeg' },
    problems: ['not_found'],
  },
  getPage: {
    ...{ method: 'GET', path: '/', operationId: 'getPage', app: 'every-api', ...open },
    summary: 'A page for people: what this is and how to begin.',
    answer: { status: 200, description: 'A page.', mimeType: 'text/html' },
    problems: [],
  },
  getOpenApi: {
    ...{ method: 'GET', path: '/openapi.json', operationId: 'getOpenApi', app: 'every-api', ...open },
    summary: 'This document.',
    answer: { status: 200, description: 'OpenAPI 3.1.', mimeType: 'application/json' },
    problems: [],
  },
  getErrors: {
    ...{ method: 'GET', path: '/docs/errors', operationId: 'getErrors', app: 'every-api', ...open },
    summary: 'A page for people: every error code.',
    answer: { status: 200, description: 'A page.', mimeType: 'text/html' },
    problems: [],
  },
  getLive: {
    ...{ method: 'GET', path: '/health/live', operationId: 'getLive', app: 'every-app', ...open },
    summary: 'Whether the process answers at all.',
    answer: { status: 200, description: 'It does.', mimeType: 'text/plain' },
    problems: [],
  },
  getReady: {
    ...{ method: 'GET', path: '/health/ready', operationId: 'getReady', app: 'every-app', ...open },
    summary: 'Whether the process can do its work now: 503 with the same body when it cannot.',
    answer: { status: 200, description: 'What readiness hangs on, and how each is.', json: shape.healthBody },
    problems: [],
  },
  getMetrics: {
    ...{ method: 'GET', path: '/metrics', operationId: 'getMetrics', app: 'every-app', ...open },
    summary: 'Counts and durations for operators.',
    answer: { status: 200, description: 'Prometheus text.', mimeType: 'text/plain' },
    problems: [],
  },
} as const satisfies Record<string, Route>;

export const allRoutes: readonly Route[] = Object.values(routes);
