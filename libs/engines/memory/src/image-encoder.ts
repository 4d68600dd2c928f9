import { createHash } from 'node:crypto';
import { type PlannedOutput, RefusedError } from '#libs/events';
import { type EncodedImage, ImageEncoder } from '#libs/media/ports';
import type { MemoryBlobStore } from './blob-store.js';
import { photoIn } from './text-photo.js';

/** Makes text photos of the asked size, which name the photo that they were made from by its hash. */
export class MemoryImageEncoder extends ImageEncoder {
  constructor(private readonly blobs: MemoryBlobStore) {
    super();
  }

  override async encode(
    file: string,
    outputs: readonly PlannedOutput[],
    signal: AbortSignal,
  ): Promise<readonly EncodedImage[]> {
    const bytes = this.blobs.bytesOf(file);
    if (photoIn(bytes, signal).truncated) {
      throw new RefusedError('media_truncated', 'The photo breaks off before its end. Send the whole file again.');
    }
    const of = createHash('sha256').update(bytes).digest('hex');
    return outputs.map(({ name, mimeType, width, height }) => {
      const data = Buffer.from(`photo ${width}x${height}\n${name} of ${of}\n`);
      return { name, mimeType, width, height, data };
    });
  }
}
