import type { MediaGrant, MediaUrlSigner } from '#libs/media/ports';
import type { Clock } from '#libs/stream/ports';
import { can, type MediaObject, NOBODY, type Viewer } from './can.js';

/** A URL that was signed is good for so long at most; a minute less where it was signed at a minute's end. */
const LIFETIME_S = 600;
/** All that is signed within it is equal, so that a browser finds again what it kept. */
const GRID_S = 60;

/** How a media's URLs are handed to a viewer: as they are, or signed. */
export type UrlKind = 'plain' | MediaGrant['scope'];

/** Undefined where this viewer gets none. */
export function urlKindOf(viewer: Viewer, media: MediaObject): UrlKind | undefined {
  if (isPublic(media)) return 'plain';
  if (can(viewer, 'keep', media)) return 'keep';
  return can(viewer, 'see', media) ? 'see' : undefined;
}

/** Whether anybody may have it who knows its URL. */
export function isPublic(media: MediaObject): boolean {
  return can(NOBODY, 'see', untied(media, {}));
}

/** Whether it is still for those for whom it was signed: somebody who follows its owner, or the owner. */
export function isStillFor(scope: MediaGrant['scope'], media: MediaObject): boolean {
  const { id } = media.owner;
  if (scope === 'keep') return can({ id, role: 'user' }, 'keep', media);
  const follow = { actorId: '', subjectId: id, wanted: true, allowed: true, requested: false };
  return can({ id: '', role: 'user' }, 'see', untied(media, { follow }));
}

function untied(media: MediaObject, tie: MediaObject['owner']['tie']): MediaObject {
  const owner = { ...media.owner, tie };
  return { ...media, owner, post: media.post && { ...media.post, author: owner } };
}

/** Makes and checks the part of a media's URL behind the path. */
export class MediaUrls {
  constructor(
    private readonly signer: MediaUrlSigner,
    private readonly clock: Clock,
  ) {}

  /** What follows the path of each of the media's files. */
  queryOf(mediaId: string, kind: UrlKind): string {
    if (kind === 'plain') return '';
    const expiresAt = Math.floor(this.clock.now() / 1000 / GRID_S) * GRID_S + LIFETIME_S;
    const signature = this.signer.sign({ mediaId, scope: kind, expiresAt });
    return `?expires=${expiresAt}&signature=${signature}`;
  }

  /** What the query was signed for, and the seconds that it is still good for; undefined where it is not ours, or has ended. */
  read(mediaId: string, query: { expires?: string | undefined; signature?: string | undefined }) {
    const { expires = '', signature = '' } = query;
    const expiresAt = /^\d{1,12}$/.test(expires) ? Number(expires) : 0;
    const seconds = Math.floor(expiresAt - this.clock.now() / 1000);
    const scope = (['see', 'keep'] as const).find((one) =>
      this.signer.verify({ mediaId, scope: one, expiresAt }, signature),
    );
    return scope && seconds >= 0 && seconds <= LIFETIME_S ? { scope, seconds } : undefined;
  }
}
