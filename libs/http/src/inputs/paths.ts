import { z } from 'zod';
import { id } from '#libs/events';

export const byId = z.strictObject({ id });
export const bySession = z.strictObject({
  id: z.union([id, z.literal('current')]).meta({ description: 'The id of a session, or `current`.' }),
});
export const byUser = z.strictObject({
  id: z.union([id, z.literal('me')]).meta({ description: 'The id of a user, or `me`.', examples: ['me'] }),
});
const otherUser = id.meta({ description: 'The id of the other user.' });
export const byOtherUser = z.strictObject({ userId: otherUser });
export const byFollower = byUser.extend({ userId: otherUser });
export const byUserName = z.strictObject({ userName: z.string().max(100) });
export const byTag = z.strictObject({
  tag: z
    .string()
    .max(200)
    .meta({ description: 'Without the `#`, in any spelling of upper and lower case.', examples: ['harbour'] }),
});
export const signedUrl = z.object({
  expires: z
    .string()
    .max(20)
    .optional()
    .meta({ description: 'Stands in URLs that were signed, as they were handed out.' }),
  signature: z.string().max(100).optional(),
});
export const rendition = z.strictObject({ mediaId: z.string(), recipe: z.string(), file: z.string() });
export const exportTicket = z.strictObject({ ticket: z.string().max(200) });
