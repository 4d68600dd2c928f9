export * from './ports.js';
export { foldedBy } from './expected-steps.js';
export { ReadTrace, type StepOutcome, type Trace, type TraceLine } from './read-trace.js';
export { SweepTraces } from './sweep-traces.js';
export { TraceConsumer } from './trace.consumer.js';
export { traceModule } from './trace.module.js';
