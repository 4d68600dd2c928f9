import { isRetryable } from '#libs/events';
import { type Clock, type Logger, Slots } from '#libs/stream';
import type { Notice, NoticeReader, PushMessage, PushSender, PushSubscription, PushSubscriptions } from './ports.js';

/** What happened longer ago is not pushed: the list has it. */
const OLDEST_MS = 3_600_000;
/** One message about a group in this time; what comes meanwhile is told by the next. */
const EVERY_MS = 60_000;
/** Messages under way at once, and groups that wait for their next one: what is beyond is not pushed. */
const AT_ONCE = 8;
const MOST_WAITING = 10_000;
/** Waits before a message is tried again. */
const AGAIN_MS = [1_000, 5_000];

/**
 * Pushes notices to the browsers of whom they are for, beside the group: it waits for none of it, and a message that is
 * lost, by a crash too, is not made up. After a crash an event that was not committed may be pushed a second time.
 */
export class PushNotices {
  /** Groups that were pushed a moment ago, each with what came since. */
  private readonly cooling = new Map<string, Notice | undefined>();
  private readonly slots = new Slots(AT_ONCE);
  private readonly stopping = new AbortController();

  constructor(
    private readonly sender: PushSender,
    private readonly subscriptions: PushSubscriptions,
    private readonly reader: NoticeReader,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** For a notice that is in the rows. */
  tell(notice: Notice): void {
    if (this.sender.publicKey === undefined || this.stopping.signal.aborted) return;
    if (this.clock.now() - Date.parse(notice.at) > OLDEST_MS) return;
    const key = [notice.recipientId, notice.kind, notice.subjectId].join(' ');
    if (this.cooling.has(key)) return void this.cooling.set(key, notice);
    if (this.cooling.size >= MOST_WAITING) return this.logger.warn('push left out: too many wait', {});
    this.cooling.set(key, undefined);
    void this.run(key, notice);
  }

  /** Nest calls it when the process stops. */
  onModuleDestroy(): void {
    this.stopping.abort();
  }

  private async run(key: string, first: Notice): Promise<void> {
    const { signal } = this.stopping;
    for (let next: Notice | undefined = first; next && !signal.aborted; next = this.cooling.get(key)) {
      const notice = next;
      this.cooling.set(key, undefined);
      const pushed = await this.slots.run(() => this.push(notice), signal);
      if (pushed) await this.clock.sleep(EVERY_MS, signal);
    }
    this.cooling.delete(key);
  }

  /** Whether there was anything to push, and somewhere to push it. */
  private async push(notice: Notice): Promise<boolean> {
    try {
      const subscriptions = await this.subscriptions.of(notice.recipientId);
      if (subscriptions.length === 0) return false;
      const payload = await this.reader.read(notice);
      if (payload === undefined) return false;
      const message = { payload, topic: topicOf(notice), ttlSeconds: OLDEST_MS / 1_000 };
      await Promise.all(subscriptions.map((one) => this.sendTo(notice.recipientId, one, message)));
      return true;
    } catch (error) {
      this.logger.warn('push not sent', { error });
      return false;
    }
  }

  private async sendTo(userId: string, subscription: PushSubscription, message: PushMessage): Promise<void> {
    for (let attempt = 0; ; attempt++) {
      try {
        const outcome = await this.sender.send(subscription, message);
        return outcome === 'gone' ? await this.subscriptions.remove(userId, subscription.endpoint) : undefined;
      } catch (error) {
        const waitMs = AGAIN_MS[attempt];
        if (waitMs === undefined || !isRetryable(error) || this.stopping.signal.aborted)
          return this.logger.warn('push not sent', { attempts: attempt + 1, error });
        await this.clock.sleep(waitMs, this.stopping.signal);
      }
    }
  }
}

/** 32 characters of base64url at most: the end of an id is what makes it differ. */
function topicOf({ kind, subjectId }: Notice): string {
  return `${kind}-${subjectId.replaceAll('-', '').slice(-24)}`;
}
