import * as input from '../inputs.js';
import type { Route } from '../route.js';
import * as shape from '../shapes.js';
import { feed, upload, user } from './homes.js';

/** What others did that the caller has to know. */
export const notificationsRoutes = {
  listNotifications: {
    ...{ method: 'GET', path: '/v1/notifications', operationId: 'listNotifications', ...feed, ...user },
    summary: 'Read what others did, grouped by subject and kind, newest first.',
    query: input.page,
    fields: true,
    answer: { status: 200, description: 'Notifications.', json: shape.notificationsPage },
    problems: [],
  },
  streamNotifications: {
    ...{ method: 'GET', path: '/v1/notifications/stream', operationId: 'streamNotifications', ...feed, ...user },
    summary:
      'Hear of notifications as they come (Server-Sent Events): the unread count, and each group that changed. Ends with the token.',
    headers: input.lastEvent,
    answer: {
      status: 200,
      description: 'Events `notifications`: `{unreadCount, items}`.',
      mimeType: 'text/event-stream',
    },
    problems: ['too_many_streams'],
  },
  readNotifications: {
    ...{ method: 'PUT', path: '/v1/notifications/read', operationId: 'readNotifications', ...upload, ...user },
    summary: 'Say up to when you have read. It never goes back.',
    body: { json: input.readMark },
    answer: { status: 204, description: 'What is newer counts as unread.' },
    problems: [],
  },
  subscribePush: {
    ...{ method: 'PUT', path: '/v1/push-subscriptions', operationId: 'subscribePush', ...upload, ...user },
    summary: 'Have notifications pushed to a browser: its subscription, as the browser writes it. Again is no harm.',
    body: { json: input.pushSubscription },
    answer: { status: 204, description: 'New notifications are pushed there. Of one account the newest ten are kept.' },
    problems: ['push_not_enabled'],
  },
  unsubscribePush: {
    ...{ method: 'DELETE', path: '/v1/push-subscriptions', operationId: 'unsubscribePush', ...upload, ...user },
    summary: 'Have nothing pushed to a browser any more. Again is no harm.',
    body: { json: input.pushEndpoint },
    answer: { status: 204, description: 'Nothing is pushed there for the caller.' },
    problems: ['push_not_enabled'],
  },
} as const satisfies Record<string, Route>;
