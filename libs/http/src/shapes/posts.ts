import { z } from 'zod';
import { mediaBody } from './media.js';
import { aCount, aCursor, anId, aPlace, aTime } from './scalars.js';
import { userBody } from './users.js';

/** Most new posts that are counted. */
export const MOST_NEW = 100;

export const authorBody = userBody
  .pick({ id: true, userName: true, fullName: true, avatar: true })
  .meta({ id: 'Author' });

export const postBody = z
  .object({
    id: anId,
    author: authorBody,
    caption: z.string(),
    createdAt: aTime,
    editedAt: aTime.optional().meta({ description: 'Missing where it never was.' }),
    place: aPlace.optional(),
    media: z.array(mediaBody).meta({ description: 'In the order of the carousel.' }),
    counts: z
      .object({ likes: aCount, comments: aCount, views: aCount })
      .meta({ description: 'Exact, and two seconds old at most. Replies are comments; views are people who saw it.' }),
    viewer: z
      .object({ liked: z.boolean(), saved: z.boolean() })
      .meta({ description: 'What the caller did; right at once.' }),
    audience: z.literal('account'),
    publishAt: aTime,
  })
  .meta({ id: 'Post' });

export const postsPage = z
  .object({
    items: z.array(postBody).meta({ description: 'Newest first, where the call does not say otherwise.' }),
    nextCursor: aCursor,
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

export type PostBody = z.output<typeof postBody>;
export type PostsPage = z.output<typeof postsPage>;
export type FeedPage = z.output<typeof feedPage>;
