import { z } from 'zod';
import { id } from './envelope.js';

/** A set: who (actor) does what to whom (subject), on or off. The last in the log wins. */
const set = { subjectId: id, actorId: id, on: z.boolean() };

/** Who (actor) likes which post (subject). */
export const likeSet = z.looseObject(set);
/** The follower's flag. Following is both flags. */
export const followWanted = z.looseObject(set);
/** The followed account's flag. */
export const followAllowed = z.looseObject(set);
