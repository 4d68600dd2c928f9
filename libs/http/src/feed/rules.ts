import type { Follow } from '#libs/feed/ports';
import type { MediaState } from '#libs/media/ports';
import type { Post } from '#libs/post/ports';
import type { Hydrated } from './hydrate.js';

/** Whether this viewer sees the post at all. Its author does, whatever became of the media. */
export function maySee(post: Post, hydrated: Hydrated): boolean {
  if (!hydrated.authors.has(post.authorId)) return false;
  return post.authorId === hydrated.viewerId || isDone(post.mediaIds.map((id) => hydrated.states.get(id)));
}

/** Home timelines: besides, its author is followed now, whatever was fanned out before. */
export function belongsHome(post: Post, hydrated: Hydrated): boolean {
  return maySee(post, hydrated) && isFollowing(hydrated.follows.get(post.authorId));
}

export function isFollowing(follow: Follow | undefined): boolean {
  return follow !== undefined && follow.wanted && follow.allowed;
}

/** Readiness is decided by the reader: none still processing, one playable at least. */
function isDone(states: readonly (MediaState | undefined)[]): boolean {
  if (states.some((state) => state === undefined || state === 'processing')) return false;
  return states.some(isPlayable);
}

export function isPlayable(state: MediaState | undefined): boolean {
  return state === 'playable' || state === 'ready';
}
