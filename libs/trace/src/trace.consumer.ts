import { Consumer } from '#libs/stream';
import type { FoldTable, Received } from '#libs/stream/ports';
import { TRACE_ROWS_AT_ONCE, type TraceStore } from './ports.js';
import { traceRows } from './trace-rows.js';

/** Group `trace`: one timeline per media, of what events say and what the groups tell of their work. */
export class TraceConsumer extends Consumer {
  readonly group = 'trace';
  readonly folds: FoldTable;

  constructor(private readonly traces: TraceStore) {
    super();
    const alone = (received: Received) => this.foldSlice([received]);
    this.folds = {
      'media.uploaded': alone,
      'media.probed': alone,
      'media.playable': alone,
      'media.ready': alone,
      'media.failed': alone,
      'media.deleted': alone,
      'rendition.encoded': alone,
      'rendition.failed': alone,
      'post.created': alone,
      'post.edited': alone,
      'post.deleted': alone,
      'step.started': alone,
      'step.done': alone,
      'step.failed': alone,
    };
  }

  override async foldSlice(events: readonly Received[]): Promise<void> {
    const rows = events.flatMap(traceRows);
    for (let from = 0; from < rows.length; from += TRACE_ROWS_AT_ONCE) {
      await this.traces.put(rows.slice(from, from + TRACE_ROWS_AT_ONCE));
    }
  }
}
