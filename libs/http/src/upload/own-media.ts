import { RefusedError } from '#libs/events';
import type { Media, MediaOriginal, MediaStore } from '#libs/media/ports';

/** Media as its owner may name them; a stranger's is as good as none. */
export class OwnMedia {
  constructor(private readonly media: MediaStore) {}

  /** All of them, by id. @throws RefusedError `media_not_found` naming those that are not there or not the caller's */
  async find(mediaIds: readonly string[], ownerId: string): Promise<ReadonlyMap<string, Media>> {
    const found = await this.media.byIds(mediaIds);
    const missing = mediaIds.filter((id) => found.get(id)?.original.ownerId !== ownerId);
    if (missing.length === 0) return found;
    throw new RefusedError('media_not_found', `You have no media ${missing.join(', ')}.`);
  }
}

/** A media of which nothing is known but the upload: the answer is made from the event, not from the row. */
export function freshMedia(original: MediaOriginal): Media {
  const nothingYet = { plan: undefined, results: new Map(), attempt: 0, failure: undefined };
  return { original, ...nothingYet, state: 'processing' };
}
