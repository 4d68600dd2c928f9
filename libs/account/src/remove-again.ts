import { Sweep } from '#libs/stream';
import type { Clock } from '#libs/stream/ports';
import type { LaterRemovals } from './leaving-ports.js';
import type { RemoveMade } from './remove-made.js';

/** Accounts of one look: each may have made much. */
const AT_ONCE = 10;

/** Removes once more, an hour after an account was deleted, what of it has appeared since. */
export class RemoveAgain extends Sweep {
  readonly name = 'remove-again';
  readonly everyMs = 300_000;

  constructor(
    private readonly later: LaterRemovals,
    private readonly removeMade: RemoveMade,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async run(signal: AbortSignal): Promise<void> {
    for (;;) {
      const due = await this.later.due(this.clock.now(), AT_ONCE);
      if (due.length === 0) return;
      for (const { userId, traceparent } of due) {
        if (signal.aborted) return;
        await this.removeMade.run(userId, traceparent);
        await this.later.done(userId, this.clock.now());
      }
    }
  }
}
