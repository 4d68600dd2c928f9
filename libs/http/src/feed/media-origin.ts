import { RefusedError } from '#libs/events';
import type { MediaGrant } from '#libs/media/ports';
import type { Clock } from '#libs/stream/ports';
import { isPublic, isStillFor, type MediaUrls } from '../policy/media-urls.js';
import type { ReadMedia } from '../policy/read-media.js';

/** What the rows said is taken for true so long. */
const REMEMBERED_MS = 30_000;
/** Media that are remembered at once. */
const MOST_REMEMBERED = 10_000;

type Asked = 'plain' | MediaGrant['scope'];
type Query = Parameters<MediaUrls['read']>[1];

interface Remembered {
  readonly untilMs: number;
  readonly allows: ReadonlySet<Asked>;
}

/** Stands before the bytes of media: who may have them is asked of the rows, and what they allowed is remembered. */
export class MediaOrigin {
  /** The least lately read first. */
  private readonly known = new Map<string, Remembered>();

  constructor(
    private readonly media: ReadMedia,
    private readonly urls: MediaUrls,
    private readonly clock: Clock,
  ) {}

  /** How long the bytes may be kept, and by whom. @throws RefusedError `not_found`, `media_deleted` */
  async admit(mediaId: string, query: Query): Promise<string> {
    const signed = this.urls.read(mediaId, query);
    if (signed && (await this.allows(mediaId, signed.scope))) return `private, max-age=${signed.seconds}, immutable`;
    if (await this.allows(mediaId, 'plain')) return 'public, max-age=31536000, immutable';
    throw noRendition();
  }

  /** Why there are no such bytes, though they were admitted. */
  async missing(mediaId: string): Promise<RefusedError> {
    this.known.delete(mediaId);
    return (await this.media.run(mediaId, '')) === 'deleted' ? deleted() : noRendition();
  }

  /** Only what is allowed is remembered: a post that has just taken a media shows it at once. */
  private async allows(mediaId: string, asked: Asked): Promise<boolean> {
    const kept = this.known.get(mediaId);
    if (kept && kept.untilMs > this.clock.monotonic() && kept.allows.has(asked)) return true;
    const untilMs = this.clock.monotonic() + REMEMBERED_MS;
    const found = await this.media.run(mediaId, '');
    this.known.delete(mediaId);
    if (found === 'deleted') throw deleted();
    if (!found) return false;
    const { object } = found;
    const all = { plain: isPublic(object), see: isStillFor('see', object), keep: isStillFor('keep', object) };
    const allows = new Set((Object.keys(all) as Asked[]).filter((one) => all[one]));
    this.remember(mediaId, { untilMs, allows });
    return allows.has(asked);
  }

  private remember(mediaId: string, kept: Remembered): void {
    this.known.set(mediaId, kept);
    const [oldest] = this.known.keys();
    if (this.known.size > MOST_REMEMBERED && oldest !== undefined) this.known.delete(oldest);
  }
}

function deleted(): RefusedError {
  return new RefusedError('media_deleted', 'This media was deleted.');
}

export function noRendition(): RefusedError {
  return new RefusedError('not_found', 'There is no such rendition, or not for you, or its URL has ended.');
}
