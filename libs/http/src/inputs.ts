/** What callers send. Unknown properties are refused, so that a misspelt one is not lost. */
export * from './inputs/accounts.js';
export * from './inputs/comments.js';
export * from './inputs/admin-users.js';
export * from './inputs/create.js';
export * from './inputs/media.js';
export * from './inputs/notifications.js';
export * from './inputs/moderation.js';
export * from './inputs/page.js';
export * from './inputs/paths.js';
export * from './inputs/posts.js';
export * from './inputs/profile.js';
