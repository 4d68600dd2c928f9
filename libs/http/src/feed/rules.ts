import type { MediaState } from '#libs/media/ports';
import type { Post } from '#libs/post/ports';
import { can, type PostObject } from '../policy/can.js';
import { accountOf, type People } from '../policy/read-people.js';
import type { Hydrated } from './hydrated.js';

/** A post as can() takes it. */
export function objectOf(post: Pick<Post, 'authorId' | 'hidden'>, people: People): PostObject {
  return { kind: 'post', author: accountOf(people, post.authorId), hidden: post.hidden };
}

/** Whether this viewer sees the post now. Its author does, whatever became of the media. */
export function maySee(post: Post, hydrated: Hydrated): boolean {
  return can(hydrated.people.viewer, 'see', objectOf(post, hydrated.people)) && isReadable(post, hydrated);
}

/** Home timelines: besides, its author is followed and not muted now, whatever was fanned out before. */
export function belongsHome(post: Post, hydrated: Hydrated): boolean {
  return can(hydrated.people.viewer, 'receive', objectOf(post, hydrated.people)) && isReadable(post, hydrated);
}

function isReadable(post: Post, hydrated: Hydrated): boolean {
  return post.authorId === hydrated.viewerId || isDone(post.mediaIds.map((id) => hydrated.states.get(id)));
}

/** Readiness is decided by the reader: none still processing, one playable at least. */
function isDone(states: readonly (MediaState | undefined)[]): boolean {
  if (states.some((state) => state === undefined || state === 'processing')) return false;
  return states.some(isPlayable);
}

export function isPlayable(state: MediaState | undefined): boolean {
  return state === 'playable' || state === 'ready';
}
