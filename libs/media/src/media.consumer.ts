import { causedEvent, Consumer, type EventAppender } from '#libs/stream';
import type { Clock, FoldTable, Received } from '#libs/stream/ports';
import type { CollectRenditions } from './collect-renditions.js';
import type { MediaRows } from './fold-media.js';
import type { PlanRenditions } from './plan-renditions.js';
import type { ProbeMedia } from './probe-media.js';
import type { RemoveMedia } from './remove-media.js';

/** What each event of a media does in this group. */
export class MediaFolds {
  readonly table: FoldTable;

  constructor(
    rows: MediaRows,
    probe: ProbeMedia,
    plan: PlanRenditions,
    private readonly collect: CollectRenditions,
    private readonly remove: RemoveMedia,
  ) {
    this.table = {
      ...rows.folds,
      'media.uploaded': async (received, signal) => {
        await rows.folds['media.uploaded']!(received);
        if (await remove.tookLate(received.event.data.mediaId)) return;
        return probe.run(received, signal);
      },
      'media.probed': (received) => plan.run(received),
      'rendition.encoded': (received) => this.take(received),
      'rendition.failed': (received) => this.take(received),
      'post.deleted': (received) => remove.ofPost(received),
      'media.deleted': (received) => remove.run(received),
    };
  }

  private async take(received: Received<'rendition.encoded' | 'rendition.failed'>): Promise<void> {
    if (await this.remove.tookLate(received.event.data.mediaId)) return;
    await this.collect.fold(received);
  }
}

/** Group `media`: probes, plans, collects what was encoded, says when a media is ready or failed, and deletes it. */
export class MediaConsumer extends Consumer {
  readonly group = 'media';
  readonly folds: FoldTable;

  constructor(
    folds: MediaFolds,
    private readonly appender: EventAppender,
    private readonly clock: Clock,
  ) {
    super();
    this.folds = folds.table;
  }

  /** What this group cannot fold ends as failed: nothing stays processing. */
  override async deadLettered(received: Received): Promise<void> {
    const { mediaId, attempt = 0 } = received.event.data as { mediaId?: string; attempt?: number };
    if (mediaId === undefined) return;
    const message = 'The photo could not be processed. Try again later.';
    const failed = { mediaId, attempt, code: 'internal' as const, message };
    const by = { cause: received, clock: this.clock };
    await this.appender.append([causedEvent('media.failed', `${mediaId}/${attempt}/failed`, failed, by)]);
  }
}
