export * from './blob-store.js';
export * from './file-ops.js';
