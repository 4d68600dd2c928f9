import type { Received } from '#libs/stream/ports';
import type { MediaState, MediaStore } from './ports.js';

/** media.uploaded → the media's row. */
export class CreateMedia {
  constructor(private readonly media: MediaStore) {}

  async run({ event }: Received<'media.uploaded'>): Promise<void> {
    const { mediaId, ownerId, kind, fileName, mimeType, bytes, sha256, original, uploadedAt } = event.data;
    await this.media.create({
      id: mediaId,
      ownerId,
      kind,
      fileName,
      mimeType,
      bytes,
      sha256,
      path: original,
      uploadedAt,
    });
  }
}

/** media.playable, media.ready, media.failed → the state, which only rises. */
export class RaiseState {
  constructor(private readonly media: MediaStore) {}

  async run({ event }: Received<'media.playable' | 'media.ready' | 'media.failed'>): Promise<void> {
    const { mediaId, attempt } = event.data;
    const state = event.type.slice('media.'.length) as Exclude<MediaState, 'processing'>;
    const failure = event.type === 'media.failed' ? { code: event.data.code, message: event.data.message } : undefined;
    await this.media.raise(mediaId, attempt, state, failure);
  }
}
