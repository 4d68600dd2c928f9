import { causedEvent, Consumer, type EventAppender } from '#libs/stream';
import type { Clock, FoldTable, Received } from '#libs/stream/ports';
import type { CollectRenditions } from './collect-renditions.js';
import type { CreateMedia, RaiseState } from './fold-media.js';
import type { PlanRenditions } from './plan-renditions.js';
import type { ProbeMedia } from './probe-media.js';

/** What each event of a media does in this group. */
export class MediaFolds {
  readonly table: FoldTable;

  constructor(
    create: CreateMedia,
    probe: ProbeMedia,
    plan: PlanRenditions,
    collect: CollectRenditions,
    raise: RaiseState,
  ) {
    this.table = {
      'media.uploaded': async (received, signal) => {
        await create.run(received);
        await probe.run(received, signal);
      },
      'media.probed': (received) => plan.run(received),
      'rendition.encoded': (received) => collect.fold(received),
      'rendition.failed': (received) => collect.fold(received),
      'media.playable': (received) => raise.run(received),
      'media.ready': (received) => raise.run(received),
      'media.failed': (received) => raise.run(received),
    };
  }
}

/** Group `media`: probes, plans, collects what was encoded, and says when a media is playable, ready or failed. */
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
    const { mediaId, attempt = 0 } = received.event.data as { mediaId: string; attempt?: number };
    const message = 'The photo could not be processed. Try again later.';
    const failed = { mediaId, attempt, code: 'internal' as const, message };
    const by = { cause: received, clock: this.clock };
    await this.appender.append([causedEvent('media.failed', `${mediaId}/${attempt}/failed`, failed, by)]);
  }
}
