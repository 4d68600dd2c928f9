import * as input from '../inputs.js';
import type { Route } from '../route.js';
import * as shape from '../shapes.js';
import { feed, upload, user } from './homes.js';

/** Posts, and what people do with them. */
export const postsRoutes = {
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
    fields: true,
    answer: { status: 200, description: 'The post.', json: shape.postBody },
    problems: ['not_found'],
  },
  editPost: {
    ...{ method: 'PATCH', path: '/v1/posts/:id', operationId: 'editPost', ...upload, ...user },
    summary: 'Change what a post of yours says. If-Match tells two edits at once apart.',
    params: input.byId,
    query: input.postEditMask,
    headers: input.ifMatch,
    body: { json: input.postEdit },
    answer: { status: 200, description: 'The post as it is now, with its new ETag.', json: shape.postBody },
    problems: ['not_found', 'precondition_failed', 'precondition_required', 'outcome_unknown'],
  },
  deletePost: {
    ...{ method: 'DELETE', path: '/v1/posts/:id', operationId: 'deletePost', ...upload, ...user },
    summary: 'Delete a post of yours and its media, for good.',
    params: input.byId,
    answer: { status: 204, description: 'The post is deleted.' },
    problems: ['not_found', 'outcome_unknown'],
  },
  listPosts: {
    ...{ method: 'GET', path: '/v1/users/:id/posts', operationId: 'listPosts', ...feed, ...user },
    summary: "Read a user's posts, newest first.",
    params: input.byUser,
    query: input.page,
    fields: true,
    answer: { status: 200, description: 'Posts.', json: shape.postsPage },
    problems: ['not_found', 'account_private', 'forbidden'],
  },
  like: {
    ...{ method: 'PUT', path: '/v1/posts/:id/like', operationId: 'like', ...upload, ...user },
    summary: 'Like a post. Again is no harm.',
    params: input.byId,
    answer: { status: 204, description: 'The caller likes the post. Its count follows within two seconds.' },
    problems: ['not_found', 'forbidden', 'outcome_unknown'],
  },
  unlike: {
    ...{ method: 'DELETE', path: '/v1/posts/:id/like', operationId: 'unlike', ...upload, ...user },
    summary: 'Stop liking a post. Again is no harm.',
    params: input.byId,
    answer: { status: 204, description: 'The caller does not like the post. Its count follows within two seconds.' },
    problems: ['not_found', 'forbidden', 'outcome_unknown'],
  },
  listLikes: {
    ...{ method: 'GET', path: '/v1/posts/:id/likes', operationId: 'listLikes', ...feed, ...user },
    summary: 'Read who likes a post, the latest first.',
    params: input.byId,
    query: input.page,
    fields: true,
    answer: { status: 200, description: 'Users.', json: shape.usersPage },
    problems: ['not_found'],
  },
  save: {
    ...{ method: 'PUT', path: '/v1/posts/:id/save', operationId: 'save', ...upload, ...user },
    summary: 'Save a post for later. Nobody else is told. Again is no harm.',
    params: input.byId,
    answer: { status: 204, description: 'The post is saved.' },
    problems: ['not_found', 'forbidden', 'outcome_unknown'],
  },
  unsave: {
    ...{ method: 'DELETE', path: '/v1/posts/:id/save', operationId: 'unsave', ...upload, ...user },
    summary: 'Save a post no longer. Again is no harm.',
    params: input.byId,
    answer: { status: 204, description: 'The post is not saved.' },
    problems: ['not_found', 'forbidden', 'outcome_unknown'],
  },
  listSaved: {
    ...{ method: 'GET', path: '/v1/saved', operationId: 'listSaved', ...feed, ...user },
    summary: 'Read what you saved and may still see, the latest first.',
    query: input.page,
    fields: true,
    answer: { status: 200, description: 'Posts.', json: shape.postsPage },
    problems: [],
  },
  view: {
    ...{ method: 'POST', path: '/v1/views', operationId: 'view', ...upload, ...user },
    summary: 'Tell which posts came into sight. A person counts once per post, its author never.',
    body: { json: input.views },
    answer: { status: 204, description: 'Those that you may see are counted within two seconds; others are ignored.' },
    problems: ['outcome_unknown'],
  },
  listTagged: {
    ...{ method: 'GET', path: '/v1/tags/:tag/posts', operationId: 'listTagged', ...feed, ...user },
    summary: 'Read posts with a tag, newest first.',
    params: input.byTag,
    query: input.page,
    fields: true,
    answer: { status: 200, description: 'Posts.', json: shape.postsPage },
    problems: [],
  },
  explore: {
    ...{ method: 'GET', path: '/v1/explore', operationId: 'explore', ...feed, ...user },
    summary:
      'Read public posts of seven days, the most liked first. A post whose likes change while you read may come twice or not at all.',
    query: input.page,
    fields: true,
    answer: { status: 200, description: 'Posts.', json: shape.postsPage },
    problems: [],
  },
} as const satisfies Record<string, Route>;
