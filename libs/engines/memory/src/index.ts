export { MemoryLogStorage, type MemoryLogOptions } from './log-storage.js';
export { createMemoryStore, type MemoryStore } from './store.js';
export { MemoryBlobStore } from './blob-store.js';
export { MemoryImageEncoder } from './image-encoder.js';
export { MemoryNoticeStore } from './notice-store.js';
export { MemoryPasswordHasher } from './password-hasher.js';
export { MemoryPushSender } from './push-sender.js';
export { MemoryProber } from './prober.js';
export { MemoryTokenSigner } from './token-signer.js';
