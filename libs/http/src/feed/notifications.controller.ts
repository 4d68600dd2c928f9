import { Readable } from 'node:stream';
import { Controller, StreamableFile } from '@nestjs/common';
import { RefusedError, time } from '#libs/events';
import type { Call } from '../edge/call.js';
import { Identify } from '../edge/identify.js';
import { Serve } from '../edge/serve.js';
import { routes } from '../routes.js';
import type { NotificationPage } from '../shapes.js';
import { Cursors } from './cursors.js';
import { NotificationStreams } from './notification-streams.js';
import { ReadNotifications } from './read-notifications.js';

@Controller()
export class NotificationsController {
  constructor(
    private readonly notifications: ReadNotifications,
    private readonly cursors: Cursors,
    private readonly streams: NotificationStreams,
    private readonly identify: Identify,
  ) {}

  @Serve(routes.listNotifications)
  async list({ caller, query }: Call<typeof routes.listNotifications>): Promise<NotificationPage> {
    const { userId } = caller;
    const { limit, cursor, fields } = query;
    const list = `notifications of ${userId}`;
    const from = await this.cursors.read(cursor, list);
    const { items, unreadCount, next } = await this.notifications.page(userId, limit, from, fields.at('items'));
    const nextCursor = await this.cursors.write(next, list);
    return { items, unreadCount, pushKey: this.notifications.pushKey, nextCursor };
  }

  @Serve(routes.streamNotifications)
  async stream({ caller, request, reply }: Call<typeof routes.streamNotifications>): Promise<StreamableFile> {
    const closed = new AbortController();
    reply.raw.once('close', () => closed.abort());
    if (reply.raw.destroyed) closed.abort();
    const isAllowed = () =>
      this.identify.run(request.headers.authorization).then(
        () => true,
        (error: unknown) => {
          if (error instanceof RefusedError) return false;
          throw error;
        },
      );
    const since = time.safeParse(request.headers['last-event-id']).data;
    const { userId } = caller;
    const messages = await this.streams.start({ userId, since, closed: closed.signal, isAllowed });
    // A proxy that gathers what passes would keep the events.
    void reply.header('x-accel-buffering', 'no');
    return new StreamableFile(Readable.from(messages, { objectMode: false }), { type: 'text/event-stream' });
  }
}
