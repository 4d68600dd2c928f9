import { z } from 'zod';
import { id, time } from './envelope.js';
import { errorCodes } from './errors.js';

export const blobPath = z.string().regex(/^media\/[0-9a-f-]{36}\/[a-z0-9./-]+$/);
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** One picture that a task has to make: never wider than asked, never wider than its original. */
export const plannedOutput = z.looseObject({
  name: z.string(),
  mimeType: z.literal('image/jpeg'),
  width: z.int().positive(),
  height: z.int().positive(),
});
export type PlannedOutput = z.infer<typeof plannedOutput>;

/** One encode: (media, attempt, recipe, range) and what it has to make. A photo is one range. */
export const plannedTask = z.looseObject({
  taskId: z.string(),
  mediaId: id,
  attempt: z.int().nonnegative(),
  recipe: z.string(),
  range: z.int().nonnegative(),
  outputs: z.array(plannedOutput).min(1),
});
export type PlannedTask = z.infer<typeof plannedTask>;

export const mediaUploaded = z.looseObject({
  mediaId: id,
  ownerId: id,
  kind: z.literal('image'),
  fileName: z.string(),
  mimeType: z.string(),
  bytes: z.int().positive(),
  sha256,
  original: blobPath,
  uploadedAt: time,
});

export const mediaProbed = z.looseObject({
  mediaId: id,
  ownerId: id,
  attempt: z.int().nonnegative(),
  /** Pixels as people see the picture: orientation is applied. */
  width: z.int().positive(),
  height: z.int().positive(),
  original: blobPath,
  tasks: z.array(plannedTask).min(1),
});

const reached = { mediaId: id, attempt: z.int().nonnegative() };
export const mediaPlayable = z.looseObject(reached);
export const mediaReady = z.looseObject(reached);
export const mediaFailed = z.looseObject({ ...reached, code: z.enum(errorCodes), message: z.string() });
/** For good: the original and all that was made of it go with it. */
export const mediaDeleted = z.looseObject({ mediaId: id, ownerId: id });
