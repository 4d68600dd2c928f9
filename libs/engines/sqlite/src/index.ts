export { copySqliteStore, hashSqliteRows } from './copy-store.js';
export { type DataDir, DataDirHeldError, type DataDirHolder, openDataDir } from './data-dir.js';
export { SqliteLogStorage, type SqliteLogOptions } from './log-storage.js';
export { openSqliteStore, type SqliteStore, type StoreFile } from './store.js';
export { UnfitDataError } from './unfit-data-error.js';
