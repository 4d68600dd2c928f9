export * from './clock.js';
export * from './cursor-signer.js';
export * from './keyed-hash.js';
export * from './media-url-signer.js';
export * from './password-hasher.js';
export * from './random.js';
