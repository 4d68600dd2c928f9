/** The bodies that the API answers with. Fields are only ever added. */
export * from './shapes/comments.js';
export * from './shapes/exports.js';
export * from './shapes/media.js';
export * from './shapes/notifications.js';
export * from './shapes/moderation.js';
export * from './shapes/operate.js';
export * from './shapes/posts.js';
export * from './shapes/trace.js';
export * from './shapes/users.js';
