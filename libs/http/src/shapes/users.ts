import { z } from 'zod';
import { roles } from '#libs/events';
import { renditionBody } from './media.js';
import { aCount, anId, aTime } from './scalars.js';

export const userBody = z
  .object({
    id: anId,
    userName: z.string().meta({ examples: ['ann'] }),
    fullName: z.string().meta({ description: 'Empty where none was given.', examples: ['Ann Lee'] }),
    bio: z.string(),
    website: z.string().meta({ description: 'An http or https URL; empty where none was given.' }),
    avatar: z.array(renditionBody).meta({ description: 'The avatar, narrowest first; empty where there is none.' }),
    isPrivate: z.boolean().meta({ description: 'Whether only those whom the user allowed see the posts.' }),
    createdAt: aTime,
    counts: z
      .object({ posts: aCount, followers: aCount, following: aCount })
      .meta({ description: 'Exact, and two seconds old at most.' }),
    viewer: z
      .object({
        following: z.boolean(),
        requested: z.boolean().meta({ description: 'Whether the caller asks to follow and waits for an answer.' }),
        followsMe: z.boolean(),
        blocked: z.boolean().meta({ description: 'Whether the caller blocks this user.' }),
        muted: z.boolean().meta({ description: "Whether the caller's home timeline leaves this user out." }),
      })
      .optional()
      .meta({ description: 'How the caller stands to this user; missing in the answer about oneself.' }),
  })
  .meta({ id: 'User' });

export const usersPage = z
  .object({
    items: z.array(userBody).meta({ description: 'Whom the caller may see.' }),
    nextCursor: z
      .string()
      .nullable()
      .meta({ description: 'For the page after this one, as `cursor`; null where nothing follows.' }),
  })
  .meta({ id: 'UserPage' });

export const tokensBody = z
  .object({
    accessToken: z.string().meta({ description: 'A bearer token, good for 15 minutes.' }),
    refreshToken: z.string().optional().meta({
      description: 'Good once, within 30 days, for POST /v1/sessions/refresh; missing where it came as a cookie.',
    }),
  })
  .meta({ id: 'Tokens' });

export const newAccountBody = z.object({ user: userBody, ...tokensBody.shape }).meta({ id: 'NewAccount' });

export const adminUserBody = z
  .object({
    ...userBody.pick({ id: true, userName: true, fullName: true, createdAt: true }).shape,
    ...userBody.pick({ bio: true, website: true, isPrivate: true }).shape,
    role: z.enum(roles),
    suspended: z.boolean(),
  })
  .meta({ id: 'AdminUser' });

export const sessionsBody = z
  .object({
    items: z.array(
      z
        .object({
          id: anId,
          createdAt: aTime,
          lastUsedAt: aTime.meta({ description: 'When its tokens were last made.' }),
          device: z.string().meta({ description: 'What it calls itself; empty where it says nothing.' }),
          current: z.boolean().meta({ description: 'Whether this call is its.' }),
        })
        .meta({ id: 'Session' }),
    ),
  })
  .meta({ id: 'Sessions' });

export const resetCodeBody = z
  .object({
    code: z.string().meta({ description: 'For POST /v1/password-resets, once.', examples: ['7kxm-2vqp-c9wd'] }),
    expiresAt: aTime,
  })
  .meta({ id: 'ResetCode' });

export type SessionsBody = z.output<typeof sessionsBody>;
export type ResetCodeBody = z.output<typeof resetCodeBody>;
export type TokensBody = z.output<typeof tokensBody>;
export type AdminUserBody = z.output<typeof adminUserBody>;
export type UsersPage = z.output<typeof usersPage>;
export type UserBody = z.output<typeof userBody>;
