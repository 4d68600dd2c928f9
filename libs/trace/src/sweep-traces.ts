import { Sweep } from '#libs/stream';
import type { Clock } from '#libs/stream/ports';
import type { TraceStore } from './ports.js';

/** Long past every retry: a trace answers what became of an upload, not who ever made one. */
const KEPT_MS = 90 * 24 * 3_600_000;
const AT_ONCE = 1_000;

/** Forgets what traces say of more than 90 days ago. */
export class SweepTraces extends Sweep {
  readonly name = 'traces';
  readonly everyMs = 3_600_000;

  constructor(
    private readonly traces: TraceStore,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async run(signal: AbortSignal): Promise<void> {
    const beforeMs = this.clock.now() - KEPT_MS;
    while (!signal.aborted && (await this.traces.forget(beforeMs, AT_ONCE)) === AT_ONCE) continue;
  }
}
