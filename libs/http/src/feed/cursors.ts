import type { CursorSigner } from '#libs/feed/ports';
import { InvalidRequestError } from '../edge/refusals.js';
import { type Place, TOP } from './fill-page.js';

const PARTIAL = 'partial';

/** Places in lists, as callers carry them from page to page: `<post id>` or `<post id> partial`, sealed for one list. */
export class Cursors {
  constructor(private readonly signer: CursorSigner) {}

  /** The top where there is no cursor. @throws InvalidRequestError for what was not given out for this `list` */
  async read(cursor: string | undefined, list: string): Promise<Place> {
    if (cursor === undefined) return TOP;
    const text = await this.signer.open(cursor, list);
    if (text === undefined) {
      const message = 'was not given out for this list. Begin again without a cursor';
      throw new InvalidRequestError([{ path: 'query.cursor', message }]);
    }
    const [below, mark] = text.split(' ');
    return { below, partial: mark === PARTIAL };
  }

  /** Null where nothing follows. */
  async write(place: Place | undefined, list: string): Promise<string | null> {
    if (place?.below === undefined) return null;
    return this.signer.seal(place.partial ? `${place.below} ${PARTIAL}` : place.below, list);
  }
}
