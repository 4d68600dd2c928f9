import type { AnyEvent } from './vocabulary.js';

/** The media that an event is about: each has its own trace. Steps tell of work on such events, and are none. */
export function mediaOf({ type, data }: AnyEvent): readonly string[] {
  const { mediaId, mediaIds } = data as { mediaId?: string; mediaIds?: readonly string[] };
  if (mediaId === undefined) return mediaIds ?? [];
  return type.startsWith('step.') ? [] : [mediaId];
}
