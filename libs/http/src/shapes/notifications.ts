import { z } from 'zod';
import { noticeKinds } from '#libs/notify/ports';
import { mediaBody } from './media.js';
import { aCount, anId, aTime } from './scalars.js';
import { userBody } from './users.js';

export const notificationBody = z
  .object({
    id: z.string().meta({ description: 'Of one kind about one subject it stays the same.' }),
    kind: z.enum([...noticeKinds, 'request']).meta({ description: '`request`: asks to follow you, and waits.' }),
    subject: z
      .object({
        type: z.enum(['post', 'comment', 'user']),
        id: anId,
        postId: anId.optional().meta({ description: 'The post, or that under which the comment stands.' }),
        media: mediaBody.optional().meta({ description: 'The first of the post.' }),
      })
      .meta({ description: 'What it is about; of a follow, you.' }),
    actors: z
      .array(userBody.pick({ id: true, userName: true, fullName: true }).meta({ id: 'Actor' }))
      .meta({ description: 'Who did it: the newest three.' }),
    others: aCount.meta({ description: 'How many more did.' }),
    updatedAt: aTime,
    read: z.boolean(),
  })
  .meta({ id: 'Notification' });

export const notificationsPage = z
  .object({
    items: z.array(notificationBody).meta({ description: 'Newest first; 200 in all at most.' }),
    unreadCount: aCount,
    pushKey: z
      .string()
      .nullable()
      .meta({ description: 'What a browser subscribes to push messages with; null where this server sends none.' }),
    nextCursor: z
      .string()
      .nullable()
      .meta({ description: 'For the page after this one, as `cursor`; null where nothing follows.' }),
  })
  .meta({ id: 'NotificationPage' });

export type NotificationBody = z.output<typeof notificationBody>;
export type NotificationPage = z.output<typeof notificationsPage>;
