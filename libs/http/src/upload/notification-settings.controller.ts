import { Controller } from '@nestjs/common';
import { RefusedError } from '#libs/events';
import { PushSender, PushSubscriptions, ReadMarks } from '#libs/notify/ports';
import type { Call } from '../edge/call.js';
import { Serve } from '../edge/serve.js';
import { routes } from '../routes.js';

/** What is kept beside the notices: up to when they were read, and where to push them. */
@Controller()
export class NotificationSettingsController {
  constructor(
    private readonly marks: ReadMarks,
    private readonly subscriptions: PushSubscriptions,
    private readonly sender: PushSender,
  ) {}

  /** What is still to come cannot have been read. */
  @Serve(routes.readNotifications)
  async read({ caller, body, origin }: Call<typeof routes.readNotifications>): Promise<void> {
    const upTo = new Date(body.upTo).toISOString();
    await this.marks.raise(caller.userId, upTo < origin.time ? upTo : origin.time);
  }

  @Serve(routes.subscribePush)
  async subscribe({ caller, body, origin }: Call<typeof routes.subscribePush>): Promise<void> {
    this.checkOn();
    const { endpoint, keys } = body;
    await this.subscriptions.put(caller.userId, { endpoint, ...keys }, Date.parse(origin.time));
  }

  @Serve(routes.unsubscribePush)
  async unsubscribe({ caller, body }: Call<typeof routes.unsubscribePush>): Promise<void> {
    this.checkOn();
    await this.subscriptions.remove(caller.userId, body.endpoint);
  }

  private checkOn(): void {
    if (this.sender.publicKey === undefined)
      throw new RefusedError('push_not_enabled', 'This server sends no push messages: it has no keys for them.');
  }
}
