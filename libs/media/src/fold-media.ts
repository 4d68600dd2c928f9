import type { FoldTable, Received } from '#libs/stream/ports';
import type { MediaState, MediaStore } from './ports.js';

/** What events do to the rows of a media, and to nothing else: the API applies the same folds. */
export class MediaRows {
  readonly folds: FoldTable = {
    'media.uploaded': (received) => this.create(received),
    'media.playable': (received) => this.raise(received),
    'media.ready': (received) => this.raise(received),
    'media.failed': (received) => this.raise(received),
    'media.deleted': ({ event }) => this.media.delete(event.data.mediaId),
  };

  constructor(private readonly media: MediaStore) {}

  private async create({ event }: Received<'media.uploaded'>): Promise<void> {
    const { mediaId: id, ownerId, kind, original: path, uploadedAt } = event.data;
    const { fileName, mimeType, bytes, sha256 } = event.data;
    await this.media.create({ id, ownerId, kind, fileName, mimeType, bytes, sha256, path, uploadedAt });
  }

  /** The state only rises. */
  private async raise({ event }: Received<'media.playable' | 'media.ready' | 'media.failed'>): Promise<void> {
    const { mediaId, attempt } = event.data;
    const state = event.type.slice('media.'.length) as Exclude<MediaState, 'processing'>;
    const failure = event.type === 'media.failed' ? { code: event.data.code, message: event.data.message } : undefined;
    await this.media.raise(mediaId, attempt, state, failure);
  }
}
