import { SweepTraces, TraceConsumer, traceModule } from '#libs/trace';
import type { App } from '#libs/wiring';

/** Group `trace`: one timeline per upload, across all groups. */
export const trace: App = {
  name: 'trace',
  modules: [traceModule],
  consumers: [TraceConsumer],
  sweeps: [SweepTraces],
  serves: [],
};
