import { z } from 'zod';
import { id } from './envelope.js';

/** A set: who (actor) does what to whom (subject), on or off. The last in the log wins. */
const set = { subjectId: id, actorId: id, on: z.boolean() };

/** Who (actor) likes which post or comment (subject). */
export const likeSet = z.looseObject({
  ...set,
  subjectKind: z.enum(['post', 'comment']).default('post'),
  /** Whose the subject is, and the post that it is or stands under: missing in likes of the first days. */
  ownerId: id.optional(),
  postId: id.optional(),
});
/** Who (actor) keeps which post (subject) for later. */
export const saveSet = z.looseObject(set);
/** Who (actor) has seen which post (subject): never off. */
export const viewSet = z.looseObject(set);
/** The follower's flag. Following is both flags. */
export const followWanted = z.looseObject(set);
/** The followed account's flag. */
export const followAllowed = z.looseObject(set);
/** Who (actor) blocks whom (subject). */
export const blockSet = z.looseObject(set);
/** Who (actor) mutes whom (subject). */
export const muteSet = z.looseObject(set);
