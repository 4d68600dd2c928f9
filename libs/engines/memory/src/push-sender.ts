import { type PushMessage, PushSender, type PushSubscription } from '#libs/notify/ports';

/** Keeps what was sent, for whoever looks. Without a key push is off. */
export class MemoryPushSender extends PushSender {
  readonly sent: { readonly subscription: PushSubscription; readonly message: PushMessage }[] = [];
  /** Endpoints that have ended. */
  readonly ended = new Set<string>();

  /** @param publicKey undefined: off */
  constructor(readonly publicKey: string | undefined = undefined) {
    super();
  }

  async send(subscription: PushSubscription, message: PushMessage): Promise<'sent' | 'gone'> {
    if (this.ended.has(subscription.endpoint)) return 'gone';
    this.sent.push({ subscription, message });
    return 'sent';
  }
}
