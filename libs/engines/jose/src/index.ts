export * from './token-signer.js';
