import { RefusedError } from '#libs/events';
import type { Media, MediaOriginal, MediaState, MediaStore } from '#libs/media/ports';
import { fillPage, type Page, type Place } from '../feed/fill-page.js';

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

  /** All of the owner's, or those in one state, newest first. */
  async page(
    ownerId: string,
    { from, limit, state }: { from: Place; limit: number; state?: MediaState | undefined },
  ): Promise<Page<Media & { readonly id: string }>> {
    const rows = async (count: number, below?: string) => {
      const ids = await this.media.ownedBy(ownerId, count, below);
      return { ids, ended: ids.length < count, partial: false };
    };
    return fillPage({ from, limit }, rows, async (ids) => {
      const found = await this.media.byIds(ids);
      const media = ids.map((id) => found.get(id)).filter((one) => one !== undefined);
      const wanted = media.filter((one) => state === undefined || one.state === state);
      return wanted.map((one) => ({ ...one, id: one.original.id }));
    });
  }
}

/** A media of which nothing is known but the upload: the answer is made from the event, not from the row. */
export function freshMedia(original: MediaOriginal): Media {
  const nothingYet = { plan: undefined, results: new Map(), attempt: 0, failure: undefined };
  return { original, ...nothingYet, state: 'processing' };
}
