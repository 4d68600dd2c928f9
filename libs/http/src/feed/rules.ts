import type { Follow } from '#libs/feed/ports';
import type { Media } from '#libs/media/ports';
import type { Post } from '#libs/post/ports';
import type { Hydrated } from './hydrate.js';

/** Whether this viewer sees the post at all. Its author does, whatever became of the media. */
export function maySee(post: Post, hydrated: Hydrated): boolean {
  if (!hydrated.authors.has(post.authorId)) return false;
  return post.authorId === hydrated.viewerId || isDone(post.mediaIds.map((id) => hydrated.media.get(id)));
}

/** Home timelines: besides, its author is followed now, whatever was fanned out before. */
export function belongsHome(post: Post, hydrated: Hydrated): boolean {
  return maySee(post, hydrated) && isFollowing(hydrated.follows.get(post.authorId));
}

export function isFollowing(follow: Follow | undefined): boolean {
  return follow !== undefined && follow.wanted && follow.allowed;
}

/** Readiness is decided by the reader: none still processing, one playable at least. */
function isDone(media: readonly (Media | undefined)[]): boolean {
  if (media.some((one) => one === undefined || one.state === 'processing')) return false;
  return media.some(isPlayable);
}

export function isPlayable(media: Media | undefined): boolean {
  return media?.state === 'playable' || media?.state === 'ready';
}
