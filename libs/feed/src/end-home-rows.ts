import { Sweep } from '#libs/stream';
import type { Clock } from '#libs/stream/ports';
import { oldestRow } from './oldest-row.js';
import type { TimelineStore } from './ports.js';

/** Forgets rows of home timelines that nobody reads any more: their posts are too old, and pulled. */
export class EndHomeRows extends Sweep {
  readonly name = 'end-home-rows';
  readonly everyMs = 86_400_000;

  constructor(
    private readonly timelines: TimelineStore,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async run(signal: AbortSignal): Promise<void> {
    const before = oldestRow(this.clock.now());
    let after = await this.timelines.endHomes(before);
    while (after !== undefined && !signal.aborted) after = await this.timelines.endHomes(before, after);
  }
}
