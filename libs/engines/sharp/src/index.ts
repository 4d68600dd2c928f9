export * from './decoder-pool.js';
export * from './image-encoder.js';
export * from './prober.js';
