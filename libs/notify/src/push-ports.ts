/** Where a browser takes push messages (W3C Push API), and the keys that only it can read them with. */
export interface PushSubscription {
  /** An https URL of the browser's push service. Whoever knows it can send: it is never shown or logged. */
  readonly endpoint: string;
  /** Base64url. */
  readonly p256dh: string;
  readonly auth: string;
}

/** Who takes push messages where: working state. One endpoint belongs to one person, the last who put it. */
export abstract class PushSubscriptions {
  /** Durable. Of one person the newest MOST_SUBSCRIPTIONS are kept. */
  abstract put(userId: string, subscription: PushSubscription, createdAtMs: number): Promise<void>;
  /** One of another person stays. Idempotent. */
  abstract remove(userId: string, endpoint: string): Promise<void>;
  abstract of(userId: string): Promise<readonly PushSubscription[]>;
  abstract forget(userId: string): Promise<void>;
}

/** Browsers of one person. */
export const MOST_SUBSCRIPTIONS = 10;

export interface PushMessage {
  /** JSON, 3,000 bytes at most. Nobody but the browser reads it. */
  readonly payload: string;
  /** Where a later message of the same topic comes, an earlier one that was not delivered is dropped. */
  readonly topic: string;
  /** Seconds after which it is not worth delivering. */
  readonly ttlSeconds: number;
}

/** Hands messages to the push services of browsers. */
export abstract class PushSender {
  /** The key that a browser subscribes with, base64url; undefined: push is off, and nothing is ever sent. */
  abstract readonly publicKey: string | undefined;
  /**
   * Answers once the push service has it, or says that the subscription has ended (`gone`). Not idempotent: again may
   * be shown again. @throws UnavailableError it was not taken this time
   */
  abstract send(subscription: PushSubscription, message: PushMessage): Promise<'sent' | 'gone'>;
}
