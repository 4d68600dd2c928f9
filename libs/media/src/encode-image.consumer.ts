import { Consumer } from '#libs/stream';
import type { FoldTable, Received } from '#libs/stream/ports';
import type { EncodeRendition } from './encode-rendition.js';

/** Group `encode-image`: the heavy work on photos, and nothing else. One task of a partition at a time. */
export class EncodeImageConsumer extends Consumer {
  readonly group = 'encode-image';
  override readonly beside = true;
  readonly folds: FoldTable;

  constructor(private readonly encode: EncodeRendition) {
    super();
    this.folds = { 'rendition.requested': (received, signal) => encode.run(received, signal) };
  }

  override async deadLettered(received: Received): Promise<void> {
    if (received.event.type === 'rendition.requested') {
      await this.encode.giveUp(received as Received<'rendition.requested'>);
    }
  }
}
