import * as input from '../inputs.js';
import type { Route } from '../route.js';
import * as shape from '../shapes.js';
import { feed, upload, user } from './homes.js';

/** What people say under posts. */
export const commentsRoutes = {
  createComment: {
    ...{ method: 'POST', path: '/v1/posts/:id/comments', operationId: 'createComment', ...upload, ...user },
    summary: 'Comment on a post, or reply to a comment on it.',
    params: input.byId,
    headers: input.create,
    body: { json: input.newComment },
    answer: { status: 201, description: 'The comment.', json: shape.commentBody },
    problems: ['not_found', 'forbidden', 'idempotency_key_reused', 'outcome_unknown'],
  },
  listComments: {
    ...{ method: 'GET', path: '/v1/posts/:id/comments', operationId: 'listComments', ...feed, ...user },
    summary: 'Read the comments on a post, newest first, or the replies to one of them, oldest first.',
    params: input.byId,
    query: input.commentsPage,
    fields: true,
    answer: { status: 200, description: 'Comments.', json: shape.commentsPage },
    problems: ['not_found'],
  },
  deleteComment: {
    ...{ method: 'DELETE', path: '/v1/comments/:id', operationId: 'deleteComment', ...upload, ...user },
    summary: 'Delete a comment of yours, or one under a post of yours, with its replies, for good.',
    params: input.byId,
    answer: { status: 204, description: 'The comment is deleted.' },
    problems: ['not_found', 'forbidden', 'outcome_unknown'],
  },
  likeComment: {
    ...{ method: 'PUT', path: '/v1/comments/:id/like', operationId: 'likeComment', ...upload, ...user },
    summary: 'Like a comment. Again is no harm.',
    params: input.byId,
    answer: { status: 204, description: 'The caller likes the comment. Its count follows within two seconds.' },
    problems: ['not_found', 'forbidden', 'outcome_unknown'],
  },
  unlikeComment: {
    ...{ method: 'DELETE', path: '/v1/comments/:id/like', operationId: 'unlikeComment', ...upload, ...user },
    summary: 'Stop liking a comment. Again is no harm.',
    params: input.byId,
    answer: { status: 204, description: 'The caller does not like the comment. Its count follows within two seconds.' },
    problems: ['not_found', 'forbidden', 'outcome_unknown'],
  },
} as const satisfies Record<string, Route>;
