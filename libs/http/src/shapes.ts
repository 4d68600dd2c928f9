import { z } from 'zod';
import { errorCodes, id, time } from '#libs/events';

/** The bodies that the API answers with. Fields are only ever added. */

/** Most new posts that are counted. */
export const MOST_NEW = 100;

const anId = id.meta({ description: 'A UUIDv7: sorts by time.', examples: ['019aa000-0000-7000-8000-000000000001'] });
const aTime = time.meta({ description: 'RFC 3339, in UTC.', examples: ['2026-11-21T10:00:00.000Z'] });

const aCount = z.int().nonnegative();

export const userBody = z
  .object({
    id: anId,
    userName: z.string().meta({ examples: ['ann'] }),
    fullName: z.string().meta({ description: 'Empty where none was given.', examples: ['Ann Lee'] }),
    createdAt: aTime,
    counts: z
      .object({ posts: aCount, followers: aCount, following: aCount })
      .meta({ description: 'Exact, and two seconds old at most.' }),
    viewer: z
      .object({ following: z.boolean() })
      .optional()
      .meta({ description: 'How the caller stands to this user; missing in the answer about oneself.' }),
  })
  .meta({ id: 'User' });

export const tokensBody = z
  .object({
    accessToken: z.string().meta({ description: 'A bearer token, good for 15 minutes.' }),
    refreshToken: z.string().meta({ description: 'Good once, within 30 days, for POST /v1/sessions/refresh.' }),
  })
  .meta({ id: 'Tokens' });

export const newAccountBody = z.object({ user: userBody, ...tokensBody.shape }).meta({ id: 'NewAccount' });

const renditionBody = z
  .object({
    url: z.string().meta({ description: 'A path on this host. Immutable.' }),
    mimeType: z.string().meta({ examples: ['image/jpeg'] }),
    width: z.int().positive(),
    height: z.int().positive(),
    bytes: z.int().positive(),
  })
  .meta({ id: 'Rendition' });

export const mediaBody = z
  .object({
    id: anId,
    kind: z.literal('image'),
    state: z.enum(['processing', 'playable', 'ready', 'failed']),
    progress: z.number().min(0).max(1).meta({ description: 'Share of the planned work that is done.' }),
    failure: z
      .object({ code: z.enum(errorCodes), message: z.string() })
      .optional()
      .meta({ description: 'Why the media failed; missing otherwise.' }),
    width: z.int().positive().nullable().meta({ description: 'Pixels as seen; null until the file was probed.' }),
    height: z.int().positive().nullable(),
    placeholder: z.string().nullable().meta({ description: 'What to show while the photo loads; null for now.' }),
    altText: z.string().meta({ description: 'What the picture shows, in its post; empty where none was given.' }),
    renditions: z.array(renditionBody).meta({ description: 'Narrowest first.' }),
  })
  .meta({ id: 'Media' });

export const postBody = z
  .object({
    id: anId,
    author: userBody.pick({ id: true, userName: true, fullName: true }).meta({ id: 'Author' }),
    caption: z.string(),
    createdAt: aTime,
    media: z.array(mediaBody).meta({ description: 'In the order of the carousel.' }),
    counts: z.object({ likes: aCount }).meta({ description: 'Exact, and two seconds old at most.' }),
    viewer: z.object({ liked: z.boolean() }).meta({ description: 'What the caller did; right at once.' }),
    audience: z.literal('account'),
    publishAt: aTime,
  })
  .meta({ id: 'Post' });

export const postsPage = z
  .object({
    items: z.array(postBody).meta({ description: 'Newest first.' }),
    nextCursor: z
      .string()
      .nullable()
      .meta({ description: 'For the page after this one, as `cursor`; null where nothing follows.' }),
  })
  .meta({ id: 'PostPage' });

export const feedPage = z
  .object({
    ...postsPage.shape,
    partial: z.boolean().meta({
      description:
        'Whether a part of the timeline could not be read, for this page or one before it. Begin again later.',
    }),
    newCount: z.int().min(0).max(MOST_NEW).optional().meta({
      description: 'How many posts are newer than `newerThan`, counted to 100; missing where none was given.',
    }),
  })
  .meta({ id: 'FeedPage' });

export const problemBody = z
  .object({
    type: z.string().meta({ description: 'Where the code is explained, on this host.' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What went wrong this time, and what to change.' }),
    code: z.enum(errorCodes).meta({ description: 'Stable: the one field to decide by.' }),
    traceId: z.string().meta({ description: 'Name this when you report the problem.' }),
    errors: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'Each field that was refused, such as `body.userName`.' }),
  })
  .meta({ id: 'Problem' });

export const healthBody = z
  .object({ ready: z.boolean(), checks: z.record(z.string(), z.string()) })
  .meta({ id: 'Health' });

export type UserBody = z.output<typeof userBody>;
export type MediaBody = z.output<typeof mediaBody>;
export type PostBody = z.output<typeof postBody>;
export type PostsPage = z.output<typeof postsPage>;
export type FeedPage = z.output<typeof feedPage>;
export type Problem = z.output<typeof problemBody>;
