import type { Route } from './route.js';
import { accountsRoutes } from './routes/accounts.js';
import { adminUsersRoutes } from './routes/admin-users.js';
import { commentsRoutes } from './routes/comments.js';
import { feedRoutes } from './routes/feed.js';
import { graphRoutes } from './routes/graph.js';
import { leavingRoutes } from './routes/leaving.js';
import { mediaRoutes } from './routes/media.js';
import { notificationsRoutes } from './routes/notifications.js';
import { moderationRoutes } from './routes/moderation.js';
import { operateRoutes } from './routes/operate.js';
import { postsRoutes } from './routes/posts.js';
import { traceRoutes } from './routes/trace.js';
import { usersRoutes } from './routes/users.js';

/** Every call there is. Who serves it, what it takes, what it answers: all else is made from this table. */
export const routes = {
  ...accountsRoutes,
  ...usersRoutes,
  ...leavingRoutes,
  ...graphRoutes,
  ...mediaRoutes,
  ...postsRoutes,
  ...commentsRoutes,
  ...feedRoutes,
  ...adminUsersRoutes,
  ...notificationsRoutes,
  ...moderationRoutes,
  ...traceRoutes,
  ...operateRoutes,
} as const satisfies Record<string, Route>;

/** The same by what they are about, as the documents group them. */
const areas: readonly (readonly [string, Readonly<Record<string, Route>>])[] = [
  ['accounts and sessions', accountsRoutes],
  ['profiles', usersRoutes],
  ['leaving', leavingRoutes],
  ['follows, blocks and mutes', graphRoutes],
  ['media', mediaRoutes],
  ['posts', postsRoutes],
  ['comments', commentsRoutes],
  ['home timeline', feedRoutes],
  ['notifications', notificationsRoutes],
  ['reports and moderation', moderationRoutes],
  ['administration', { ...adminUsersRoutes, ...traceRoutes }],
  ['every process', operateRoutes],
];

export const areaOf: ReadonlyMap<Route, string> = new Map(
  areas.flatMap(([area, some]) => Object.values(some).map((route) => [route, area] as const)),
);

export const allRoutes: readonly Route[] = Object.values(routes);
