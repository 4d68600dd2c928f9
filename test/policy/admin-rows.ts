import { answered, patterns, type Row } from './expected.js';

const { SEEN, ADMIN } = patterns;
const REASON = { reason: 'because' };
const unknown = '01a1fda9-230f-7000-8d99-d5423a314b33';

/** Moderation and administration. */
export const adminRows: Readonly<Record<string, Row>> = {
  createReport: {
    ask: ({ postId }) => ({
      path: '/v1/reports',
      json: { subject: { type: 'post', id: postId }, reason: 'spam' },
    }),
    expected: answered(SEEN, '201+'),
  },
  listReports: { ask: () => '/v1/admin/reports', expected: answered(ADMIN, '200') },
  resolveReport: {
    ask: () => ({ path: `/v1/admin/reports/${unknown}/resolution`, json: { outcome: 'dismissed', ...REASON } }),
    expected: answered(ADMIN, '404'),
  },
  moderatePost: {
    ask: ({ postId }) => ({ path: `/v1/admin/posts/${postId}/moderation`, json: { hidden: true, ...REASON } }),
    expected: { ...answered(ADMIN, '204'), gone: '403 403 403 403 403 403 403 404' },
  },
  moderateComment: {
    ask: ({ commentId }) => ({ path: `/v1/admin/comments/${commentId}/moderation`, json: { hidden: true, ...REASON } }),
    expected: { ...answered(ADMIN, '204'), gone: '403 403 403 403 403 403 403 404' },
  },
  listAudit: { ask: () => '/v1/admin/audit', expected: answered(ADMIN, '200') },
  getTrace: { ask: ({ mediaId }) => `/v1/admin/media/${mediaId}/trace`, expected: answered(ADMIN, '200') },
  getAdminUser: {
    ask: ({ ownerId }) => `/v1/admin/users/${ownerId}`,
    expected: { ...answered(ADMIN, '200'), deleted: '403 403 403 403 403 403 401 404' },
  },
  setRole: {
    ask: ({ ownerId }) => ({ path: `/v1/admin/users/${ownerId}/role`, json: { role: 'user', ...REASON } }),
    expected: { ...answered(ADMIN, '200'), deleted: '403 403 403 403 403 403 401 404' },
  },
  setSuspension: {
    ask: ({ ownerId }) => ({ path: `/v1/admin/users/${ownerId}/suspension`, json: { suspended: true, ...REASON } }),
    expected: { ...answered(ADMIN, '200'), deleted: '403 403 403 403 403 403 401 404' },
  },
  createResetCode: {
    ask: ({ ownerId }) => ({ path: `/v1/admin/users/${ownerId}/password-reset`, json: REASON }),
    expected: { ...answered(ADMIN, '201'), deleted: '403 403 403 403 403 403 401 404' },
  },
};
