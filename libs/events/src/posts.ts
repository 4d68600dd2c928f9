import { z } from 'zod';
import { id, time } from './envelope.js';

/** Where a post was made, in degrees (WGS 84), by the name that its author gave. */
export const place = z.looseObject({
  name: z.string(),
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
});
export type Place = z.infer<typeof place>;

export const postCreated = z.looseObject({
  postId: id,
  authorId: id,
  caption: z.string(),
  mediaIds: z.array(id).min(1),
  altTexts: z.array(z.string()),
  place: place.optional(),
  /** Users whom the caption mentions, by the names that they had then. */
  mentionIds: z.array(id).default([]),
  createdAt: time,
});

/** The whole section `post`, with what the create fixed: the media never change. The last in the log wins. */
export const postEdited = z.looseObject({ ...postCreated.shape, editedAt: time });
/** Section `moderation`. Why stands in the audit. */
export const postModerated = z.looseObject({ postId: id, authorId: id, hidden: z.boolean() });
/** For good. */
export const postDeleted = z.looseObject({ postId: id, authorId: id, mediaIds: z.array(id) });
