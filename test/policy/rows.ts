import { likeJpeg } from '../edge/caller.js';
import { adminRows } from './admin-rows.js';
import { answered, patterns, type Row } from './expected.js';

const { KNOWN, CONTENT, SEEN, ACTED_ON, CHANGED, OWN, OWNERS } = patterns;
const unknown = '01a1fda9-230f-7000-8d99-d5423a314b33';

/** By operationId: one row at least for each route; a second one of a route is called `<operationId>: <what else>`. */
export const rows: Readonly<Record<string, Row>> = {
  // Accounts and sessions.
  createAccount: { ask: () => ({ path: '/v1/accounts', json: {} }), expected: { public: '400' } },
  createSession: { ask: () => ({ path: '/v1/sessions', json: {} }), expected: { public: '400' } },
  refreshSession: { ask: () => ({ path: '/v1/sessions/refresh', json: {} }), expected: { public: '400' } },
  resetPassword: { ask: () => ({ path: '/v1/password-resets', json: {} }), expected: { public: '400' } },
  listSessions: { ask: () => '/v1/sessions', expected: answered(OWN, '200') },
  endSession: { ask: () => `/v1/sessions/${unknown}`, expected: answered(OWN, '404') },
  changePassword: { ask: () => ({ path: '/v1/users/me/password', json: {} }), expected: answered(OWN, '400') },

  // Profiles.
  getUser: { ask: ({ ownerId }) => `/v1/users/${ownerId}`, expected: answered(KNOWN, '200') },
  getUserByName: { ask: ({ ownerName }) => `/v1/users/by-name/${ownerName}`, expected: answered(KNOWN, '200') },
  editProfile: {
    ask: () => ({ path: '/v1/users/me?fields=bio', json: { bio: 'hi' } }),
    expected: answered(OWN, '200'),
  },

  setAvatar: {
    ask: ({ draftId }) => ({ path: '/v1/users/me/avatar', json: { mediaId: draftId } }),
    expected: {
      public: /*    */ '404 404 404 404 404 404 200 404',
      suspended: /* */ '404 404 404 404 404 404 401 404',
      deleted: /*   */ '404 404 404 404 404 404 401 404',
    },
  },
  removeAvatar: { ask: () => '/v1/users/me/avatar', expected: answered(OWN, '204') },
  deleteAccount: { ask: () => ({ path: '/v1/users/me', json: { password: 'wrong' } }), expected: answered(OWN, '401') },
  startExport: { ask: () => '/v1/users/me/export', expected: answered(OWN, '202') },
  listExports: { ask: () => '/v1/users/me/export', expected: answered(OWN, '200') },
  getExport: { ask: () => `/v1/exports/${unknown}`, expected: { public: '404' } },

  // Who follows whom.
  follow: {
    ask: ({ ownerId }) => `/v1/users/${ownerId}/follow`,
    expected: {
      public: /*    */ '204 204 204 404 403 204 422 204',
      suspended: /* */ '404 404 404 404 404 404 401 403',
      deleted: /*   */ '404 404 404 404 404 404 401 404',
    },
  },
  unfollow: {
    ask: ({ ownerId }) => `/v1/users/${ownerId}/follow`,
    expected: {
      public: /*    */ '204 204 204 404 204 204 422 204',
      suspended: /* */ '404 404 404 404 404 404 401 204',
      deleted: /*   */ '404 404 404 404 404 404 401 404',
    },
  },
  listFollowers: { ask: ({ ownerId }) => `/v1/users/${ownerId}/followers`, expected: answered(CONTENT, '200') },
  listFollowing: { ask: ({ ownerId }) => `/v1/users/${ownerId}/following`, expected: answered(CONTENT, '200') },
  removeFollower: { ask: ({ ownerId }) => `/v1/users/me/followers/${ownerId}`, expected: shunned() },
  'removeFollower: of somebody else': {
    ask: ({ ownerId, viewer }) => `/v1/users/${ownerId}/followers/${viewer.id || unknown}`,
    expected: { ...answered(OWNERS, '422') },
  },
  listFollowRequests: { ask: () => '/v1/follow-requests', expected: answered(OWN, '200') },
  acceptFollowRequest: { ask: ({ ownerId }) => `/v1/follow-requests/${ownerId}`, expected: answered(OWN, '404') },
  refuseFollowRequest: { ask: ({ ownerId }) => `/v1/follow-requests/${ownerId}`, expected: answered(OWN, '204') },
  block: { ask: ({ ownerId }) => `/v1/users/${ownerId}/block`, expected: shunned() },
  unblock: { ask: ({ ownerId }) => `/v1/users/${ownerId}/block`, expected: shunned() },
  mute: {
    ask: ({ ownerId }) => `/v1/users/${ownerId}/mute`,
    expected: {
      public: /*    */ '204 204 204 404 204 204 422 204',
      suspended: /* */ '404 404 404 404 404 404 401 204',
      deleted: /*   */ '404 404 404 404 404 404 401 404',
    },
  },
  unmute: { ask: ({ ownerId }) => `/v1/users/${ownerId}/mute`, expected: shunned() },

  // Media, and their bytes.
  createMedia: { ask: () => ({ path: '/v1/media', form: likeJpeg('new') }), expected: answered(OWN, '201') },
  getMedia: { ask: ({ mediaId }) => `/v1/media/${mediaId}`, expected: answered(SEEN, '200+') },
  'getMedia: in no post': {
    ask: ({ draftId }) => `/v1/media/${draftId}`,
    expected: {
      public: /*    */ '404 404 404 404 404 404 200 200',
      suspended: /* */ '404 404 404 404 404 404 401 200',
      deleted: /*   */ '404 404 404 404 404 404 401 404',
    },
  },
  listMedia: {
    ask: () => '/v1/media',
    expected: {
      ...answered(OWN, '200'),
      public: /*    */ '200 200 200 200 200 200 200+ 200',
      gone: /*      */ '200 200 200 200 200 200 200 200',
    },
  },
  deleteMedia: {
    ask: ({ draftId }) => `/v1/media/${draftId}`,
    expected: {
      public: /*    */ '404 404 404 404 404 404 204 404',
      suspended: /* */ '404 404 404 404 404 404 401 404',
      deleted: /*   */ '404 404 404 404 404 404 401 404',
    },
  },
  getRendition: {
    ask: ({ url }) => url,
    expected: { public: '200+', private: '404', hidden: '404', suspended: '404', gone: '410', deleted: '404' },
  },
  'getRendition: with a signature that is none': {
    ask: ({ url }) => `${url}?expires=9999999999&signature=AAAAAAAAAAAAAAAAAAAAAA`,
    expected: { public: '200+', private: '404', hidden: '404', suspended: '404', gone: '410', deleted: '404' },
  },

  // Posts.
  createPost: {
    ask: ({ ownerId, draftId }) => ({ path: `/v1/users/${ownerId}/posts`, json: { mediaIds: [draftId] } }),
    expected: answered(OWNERS, '201'),
  },
  getPost: { ask: ({ postId }) => `/v1/posts/${postId}`, expected: answered(SEEN, '200+') },
  editPost: {
    ask: ({ postId }) => ({
      path: `/v1/posts/${postId}?fields=caption`,
      json: { caption: 'changed' },
      headers: { 'if-match': '*' },
    }),
    expected: answered(CHANGED, '200+'),
  },
  deletePost: { ask: ({ postId }) => `/v1/posts/${postId}`, expected: answered(CHANGED, '204') },
  listPosts: {
    ask: ({ ownerId }) => `/v1/users/${ownerId}/posts`,
    expected: {
      ...answered(CONTENT, '200+'),
      hidden: /*    */ '200 200 200 404 403 200 200+ 200+',
      gone: /*      */ '200 200 200 404 403 200 200  200',
    },
  },
  like: { ask: ({ postId }) => `/v1/posts/${postId}/like`, expected: answered(ACTED_ON, '204') },
  unlike: { ask: ({ postId }) => `/v1/posts/${postId}/like`, expected: answered(ACTED_ON, '204') },
  listLikes: { ask: ({ postId }) => `/v1/posts/${postId}/likes`, expected: answered(SEEN, '200') },
  save: { ask: ({ postId }) => `/v1/posts/${postId}/save`, expected: answered(ACTED_ON, '204') },
  unsave: { ask: ({ postId }) => `/v1/posts/${postId}/save`, expected: answered(ACTED_ON, '204') },
  listSaved: { ask: () => '/v1/saved', expected: answered(OWN, '200') },
  view: { ask: ({ postId }) => ({ path: '/v1/views', json: { postIds: [postId] } }), expected: answered(OWN, '204') },
  listTagged: { ask: ({ word }) => `/v1/tags/${word}/posts`, expected: listed() },
  /** Of public posts alone, whoever asks. */
  explore: {
    ask: () => '/v1/explore',
    expected: { ...listed(), private: '200 200 200 200 200 200 200 200', hidden: '200 200 200 200 200 200 200 200' },
  },
  getFeed: {
    ask: () => '/v1/users/me/feed',
    expected: {
      ...answered(OWN, '200'),
      public: /*    */ '200 200+ 200 200 200 200 200 200',
      hidden: /*    */ '200 200  200 200 200 200 200 200',
      gone: /*      */ '200 200  200 200 200 200 200 200',
    },
  },
  'getFeed: of somebody else': { ask: ({ ownerId }) => `/v1/users/${ownerId}/feed`, expected: answered(OWNERS, '200') },

  // Comments.
  createComment: {
    ask: ({ postId }) => ({ path: `/v1/posts/${postId}/comments`, json: { text: 'hi' } }),
    expected: answered(ACTED_ON, '201+'),
  },
  listComments: { ask: ({ postId }) => `/v1/posts/${postId}/comments`, expected: answered(SEEN, '200+') },
  deleteComment: {
    ask: ({ commentId }) => `/v1/comments/${commentId}`,
    expected: {
      public: /*    */ '403 403 403 404 404 403 204 403',
      private: /*   */ '404 403 404 404 404 403 204 403',
      hidden: /*    */ '404 404 404 404 404 404 204 403',
      suspended: /* */ '404 404 404 404 404 404 401 403',
      gone: /*      */ '404 404 404 404 404 404 404 404',
      deleted: /*   */ '404 404 404 404 404 404 401 404',
    },
  },
  likeComment: { ask: ({ commentId }) => `/v1/comments/${commentId}/like`, expected: answered(ACTED_ON, '204') },
  unlikeComment: { ask: ({ commentId }) => `/v1/comments/${commentId}/like`, expected: answered(ACTED_ON, '204') },

  // Notifications.
  listNotifications: { ask: () => '/v1/notifications', expected: answered(OWN, '200') },
  streamNotifications: {
    ask: () => ({ path: '/v1/notifications/stream', endless: true }),
    expected: answered(OWN, '200'),
  },
  readNotifications: {
    ask: () => ({ path: '/v1/notifications/read', json: { upTo: '2026-01-01T00:00:00.000Z' } }),
    expected: answered(OWN, '204'),
  },
  subscribePush: { ask: () => ({ path: '/v1/push-subscriptions', json: {} }), expected: answered(OWN, '400') },
  unsubscribePush: {
    ask: () => ({ path: '/v1/push-subscriptions', json: { endpoint: 'https://push.example.com/x' } }),
    expected: answered(OWN, '404'),
  },

  ...adminRows,

  // What is for everybody.
  getPage: { ask: () => '/', expected: { public: '200' } },
  getOpenApi: { ask: () => '/openapi.json', expected: { public: '200' } },
  getErrors: { ask: () => '/docs/errors', expected: { public: '200' } },
  getLive: { ask: () => '/health/live', expected: { public: '200' } },
  getReady: { ask: () => '/health/ready', expected: { public: '200' } },
  getMetrics: { ask: () => '/metrics', expected: { public: '200' } },
};

/** Done to the owner by anybody else, also to whom they do not see. */
function shunned() {
  return {
    public: /*    */ '204 204 204 204 204 204 422 204',
    suspended: /* */ '204 204 204 204 204 204 401 204',
    deleted: /*   */ '404 404 404 404 404 404 401 404',
  };
}

/** Lists that everybody may read, and in which the post shows to those who see it. */
function listed() {
  return {
    public: /*    */ '200+ 200+ 200+ 200 200 200+ 200+ 200+',
    private: /*   */ '200  200+ 200  200 200 200+ 200+ 200+',
    hidden: /*    */ '200  200  200  200 200 200  200+ 200+',
    suspended: /* */ '200  200  200  200 200 200  401  200+',
    gone: /*      */ '200  200  200  200 200 200  200  200',
    deleted: /*   */ '200  200  200  200 200 200  401  200',
  };
}
