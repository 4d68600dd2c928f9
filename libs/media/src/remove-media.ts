import { causedEvent, type EventAppender } from '#libs/stream';
import type { Clock, Received } from '#libs/stream/ports';
import type { BlobStore, MediaStore } from './ports.js';

/** A media that is deleted, for good: its rows, and all bytes under it. */
export class RemoveMedia {
  constructor(
    private readonly media: MediaStore,
    private readonly blobs: BlobStore,
    private readonly appender: EventAppender,
    private readonly clock: Clock,
  ) {}

  /** post.deleted → media.deleted for each of its media: a repeat deletes what is deleted already. */
  async ofPost(received: Received<'post.deleted'>): Promise<void> {
    const { mediaIds, authorId: ownerId } = received.event.data;
    const by = { cause: received, clock: this.clock };
    await this.appender.append(
      mediaIds.map((mediaId) => causedEvent('media.deleted', `${mediaId}/deleted`, { mediaId, ownerId }, by)),
    );
  }

  /** media.deleted → the row first, then the bytes: what is made meanwhile finds the row, and is removed as well. */
  async run({ event }: Received<'media.deleted'>): Promise<void> {
    await this.media.delete(event.data.mediaId);
    await this.blobs.removeAll(event.data.mediaId);
  }

  /** Whether the media is deleted; what a repeated upload or an encode stored too late is removed then. */
  async tookLate(mediaId: string): Promise<boolean> {
    const isDeleted = (await this.media.deleted([mediaId])).has(mediaId);
    if (isDeleted) await this.blobs.removeAll(mediaId);
    return isDeleted;
  }
}
