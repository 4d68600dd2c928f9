import { Controller } from '@nestjs/common';
import type { Call } from '../edge/call.js';
import { Serve } from '../edge/serve.js';
import { routes } from '../routes.js';
import type { NotificationPage } from '../shapes.js';
import { Cursors } from './cursors.js';
import { ReadNotifications } from './read-notifications.js';

@Controller()
export class NotificationsController {
  constructor(
    private readonly notifications: ReadNotifications,
    private readonly cursors: Cursors,
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
}
