export * from './clock.js';
export * from './password-hasher.js';
export * from './random.js';
