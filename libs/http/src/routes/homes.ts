/** What most lines of the table have in common: who may ask, and who serves it. */

export const user = { auth: 'user' } as const;
export const open = { auth: 'none' } as const;
export const upload = { app: 'upload-api' } as const;
export const admin = { app: 'admin-api', auth: 'admin' } as const;
export const feed = { app: 'feed-api' } as const;
