import { uuidv7 } from '#libs/events';
import { type EventAppender, newEvent, newTraceparent, Sweep } from '#libs/stream';
import type { Clock, Random } from '#libs/stream/ports';
import type { UnpostedMedia } from './ports.js';

/** So long an upload waits for its post. */
export const UNPOSTED_MS = 7 * 24 * 3_600_000;
/** Media of one run. */
const AT_ONCE = 500;

/** Deletes uploads that no post took in time. */
export class DeleteUnposted extends Sweep {
  readonly name = 'delete-unposted';
  readonly everyMs = 3_600_000;

  constructor(
    private readonly unposted: UnpostedMedia,
    private readonly appender: EventAppender,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {
    super();
  }

  override async run(signal: AbortSignal): Promise<void> {
    const nowMs = this.clock.now();
    const origin = { traceparent: newTraceparent(this.random), time: new Date(nowMs).toISOString() };
    for (const { mediaId, ownerId } of await this.unposted.under(lowestIdAt(nowMs - UNPOSTED_MS), AT_ONCE)) {
      if (signal.aborted) return;
      if (!(await this.unposted.take(mediaId))) continue;
      await this.appender.append([newEvent('media.deleted', `${mediaId}/deleted`, { mediaId, ownerId }, origin)]);
    }
  }
}

/** Every id that was made before sorts under it. */
function lowestIdAt(timeMs: number): string {
  return uuidv7(timeMs, new Uint8Array(16));
}
