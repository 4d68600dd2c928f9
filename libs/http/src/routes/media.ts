import * as input from '../inputs.js';
import type { Route } from '../route.js';
import * as shape from '../shapes.js';
import { feed, open, upload, user } from './homes.js';

/** Uploads, and the bytes made of them. */
export const mediaRoutes = {
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
    summary: 'See how an upload of yours stands; or read a media of a post that you see.',
    params: input.byId,
    fields: true,
    answer: { status: 200, description: 'The media.', json: shape.mediaBody },
    problems: ['media_not_found'],
  },
  listMedia: {
    ...{ method: 'GET', path: '/v1/media', operationId: 'listMedia', ...upload, ...user },
    summary: 'See your uploads, newest first.',
    query: input.mediaPage,
    fields: true,
    answer: { status: 200, description: 'Media.', json: shape.mediaPage },
    problems: [],
  },
  deleteMedia: {
    ...{ method: 'DELETE', path: '/v1/media/:id', operationId: 'deleteMedia', ...upload, ...user },
    summary: 'Delete an upload of yours that no post has, for good.',
    params: input.byId,
    answer: { status: 204, description: 'The media is deleted.' },
    problems: ['media_not_found', 'media_taken', 'outcome_unknown'],
  },
  getRendition: {
    ...{ method: 'GET', path: '/media/:mediaId/:recipe/:file', operationId: 'getRendition', ...feed, ...open },
    summary: 'Fetch a rendition, or one range of it, by the URL that an answer names. It never changes.',
    ...{ params: input.rendition, query: input.signedUrl },
    answer: { status: 200, description: 'The bytes.', mimeType: 'image/jpeg' },
    problems: ['not_found', 'media_deleted'],
  },
} as const satisfies Record<string, Route>;
