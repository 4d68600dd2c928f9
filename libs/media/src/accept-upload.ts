import { RefusedError, timestampOfId } from '#libs/events';
import { type AppendAndApply, type CreateRequest, newEvent, type RequestOnce } from '#libs/stream';
import { originalPath } from './blob-paths.js';
import type { BlobStore, MediaOriginal, StagedBlob } from './ports.js';
import { sniff } from './sniff.js';

/** A photo has 50 MB at most. */
export const MAX_PHOTO_BYTES = 50_000_000;

export interface Upload {
  readonly ownerId: string;
  /** A label for its owner; never a path. */
  readonly fileName: string;
  readonly source: AsyncIterable<Uint8Array>;
}

/** Takes a file: streams it to the blob store, then appends media.uploaded, which is the commit. */
export class AcceptUpload {
  constructor(
    private readonly blobs: BlobStore,
    private readonly once: RequestOnce,
    private readonly commit: AppendAndApply,
  ) {}

  /**
   * @throws RefusedError `file_empty`, `file_too_large`, `file_type_unsupported`, `idempotency_key_reused`;
   * as BlobStore.stage and AppendAndApply.run. Nothing is left behind by a refused file.
   */
  async run(upload: Upload, request: CreateRequest): Promise<MediaOriginal> {
    const staged = await this.blobs.stage(upload.source, MAX_PHOTO_BYTES);
    try {
      return await this.take(upload, staged, request);
    } finally {
      // What cannot be removed is for the sweep: the log may have the upload already.
      await this.blobs.discard(staged.stagingId).catch(() => undefined);
    }
  }

  private async take(
    { ownerId, fileName }: Upload,
    staged: StagedBlob,
    request: CreateRequest,
  ): Promise<MediaOriginal> {
    const mimeType = checkType(staged);
    const { bytes, sha256 } = staged;
    const { ids, answered } = await this.once.begin(request, ['mediaId', 'eventId'], { fileName, sha256 });
    const id = ids.mediaId;
    const path = originalPath(id);
    const uploadedAt = timestampOfId(id);
    const original: MediaOriginal = { id, ownerId, kind: 'image', fileName, mimeType, bytes, sha256, path, uploadedAt };
    if (answered) return original;
    await this.blobs.publish(staged.stagingId, path);
    const data = {
      mediaId: id,
      ownerId,
      kind: 'image' as const,
      fileName,
      mimeType,
      bytes,
      sha256,
      original: path,
      uploadedAt,
    };
    await this.commit.run([newEvent('media.uploaded', ids.eventId, data, request.origin)]);
    await this.once.answered(request);
    return original;
  }
}

function checkType({ bytes, head }: StagedBlob): string {
  if (bytes === 0) throw new RefusedError('file_empty', 'The file is empty. Send a photo.');
  const mimeType = sniff(head);
  if (mimeType) return mimeType;
  throw new RefusedError(
    'file_type_unsupported',
    'This is not a JPEG photo. Send a JPEG; its first bytes decide, not its name.',
  );
}
