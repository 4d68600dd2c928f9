import { Clock, EventLog, provide, type Provider } from '#libs/stream';
import { TraceStore } from './ports.js';
import { ReadTrace } from './read-trace.js';
import { SweepTraces } from './sweep-traces.js';
import { TraceConsumer } from './trace.consumer.js';

export const traceModule: readonly Provider[] = [
  provide(ReadTrace, [TraceStore, EventLog, Clock]),
  provide(SweepTraces, [TraceStore, Clock]),
  provide(TraceConsumer, [TraceStore]),
];
