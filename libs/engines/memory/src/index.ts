export { MemoryLogStorage, type MemoryLogOptions } from './log-storage.js';
export { createMemoryStore, type MemoryStore } from './store.js';
