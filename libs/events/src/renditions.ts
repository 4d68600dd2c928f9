import { z } from 'zod';
import { id } from './envelope.js';
import { errorCodes } from './errors.js';
import { blobPath, plannedTask, sha256 } from './media.js';

/** One file that an encode made, named with the hash of its own bytes. */
export const encodedOutput = z.looseObject({
  name: z.string(),
  mimeType: z.string(),
  width: z.int().positive(),
  height: z.int().positive(),
  bytes: z.int().positive(),
  sha256,
  path: blobPath,
});
export type EncodedOutput = z.infer<typeof encodedOutput>;

/** A task event: work that an encode group has to do. */
export const renditionRequested = z.looseObject({ ...plannedTask.shape, original: blobPath });

const answered = {
  taskId: z.string(),
  mediaId: id,
  attempt: z.int().nonnegative(),
  recipe: z.string(),
  range: z.int(),
};
export const renditionEncoded = z.looseObject({ ...answered, outputs: z.array(encodedOutput).min(1) });
export const renditionFailed = z.looseObject({ ...answered, code: z.enum(errorCodes), message: z.string() });
