import { Consumer } from '#libs/stream';
import type { FoldTable, Received } from '#libs/stream/ports';
import type { AnnounceCounts } from './announce-counts.js';
import type { CountBatch } from './count-batch.js';
import type { FoldRecount } from './fold-recount.js';

/** Group `counter`: exact counts of what people do and make. Folds a slice as a whole, in the log's order. */
export class CounterConsumer extends Consumer {
  readonly group = 'counter';
  readonly folds: FoldTable;

  constructor(
    private readonly countBatch: CountBatch,
    private readonly foldRecount: FoldRecount,
    private readonly announceCounts: AnnounceCounts,
  ) {
    super();
    const alone = (received: Received, signal?: AbortSignal) => this.foldSlice([received], signal);
    this.folds = {
      'like.set': alone,
      'view.set': alone,
      'follow.wanted': alone,
      'follow.allowed': alone,
      'post.created': alone,
      'post.deleted': alone,
      'comment.created': alone,
      'comment.deleted': alone,
      recount: alone,
    };
  }

  override async foldSlice(events: readonly Received[], signal?: AbortSignal): Promise<void> {
    for (const batch of batchesOf(events)) {
      if (signal?.aborted) return;
      const [first] = batch;
      if (isRecount(first)) await this.foldRecount.run(first);
      else await this.countBatch.run(batch);
    }
    await this.announceCounts.run(events);
  }
}

/** Runs of events without a recount, and each recount alone. */
function batchesOf(events: readonly Received[]): (readonly [Received, ...Received[]])[] {
  const batches: [Received, ...Received[]][] = [];
  for (const received of events) {
    const open = batches.at(-1);
    if (open && !isRecount(open[0]) && !isRecount(received)) open.push(received);
    else batches.push([received]);
  }
  return batches;
}

function isRecount(received: Received): received is Received<'recount'> {
  return received.event.type === 'recount';
}
