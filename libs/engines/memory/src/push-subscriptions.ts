import type { PushSubscription } from '#libs/notify/ports';
import { MOST_SUBSCRIPTIONS, PushSubscriptions } from '#libs/notify/ports';

interface Row {
  readonly userId: string;
  readonly subscription: PushSubscription;
  readonly createdAtMs: number;
}

export class MemoryPushSubscriptions extends PushSubscriptions {
  private readonly rows = new Map<string, Row>();

  async put(userId: string, subscription: PushSubscription, createdAtMs: number): Promise<void> {
    this.rows.set(subscription.endpoint, { userId, subscription: { ...subscription }, createdAtMs });
    for (const { endpoint } of this.newest(userId).slice(MOST_SUBSCRIPTIONS)) this.rows.delete(endpoint);
  }

  async remove(userId: string, endpoint: string): Promise<void> {
    if (this.rows.get(endpoint)?.userId === userId) this.rows.delete(endpoint);
  }

  async of(userId: string): Promise<readonly PushSubscription[]> {
    return this.newest(userId);
  }

  async forget(userId: string): Promise<void> {
    for (const { endpoint } of this.newest(userId)) this.rows.delete(endpoint);
  }

  private newest(userId: string): PushSubscription[] {
    const own = [...this.rows.values()].filter((row) => row.userId === userId);
    own.sort((a, b) => b.createdAtMs - a.createdAtMs || (a.subscription.endpoint < b.subscription.endpoint ? 1 : -1));
    return own.map(({ subscription }) => subscription);
  }
}
