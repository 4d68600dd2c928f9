export * from './envelope.js';
export * from './errors.js';
export * from './ids.js';
export * from './topics.js';
export { type Counter, countedFrom, counters, SUBJECTS_AT_ONCE } from './counts.js';
export * from './vocabulary.js';
export type { PlannedOutput, PlannedTask } from './media.js';
export type { EncodedOutput } from './renditions.js';
