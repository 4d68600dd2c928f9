import { RefusedError, UnavailableError } from '#libs/events';
import type { WatchNotices } from '#libs/notify';
import type { Clock } from '#libs/stream/ports';
import { ChangedGroups } from './changed-groups.js';
import { groupNameOf, type Told } from './notices.js';
import type { NotificationNews, ReadNotifications } from './read-notifications.js';

/** Streams of one account at once: its devices, and a few tabs. */
const MOST_STREAMS = 5;
/** Well below what ends a connection on which nothing moves. */
const HEARTBEAT_MS = 15_000;
/** What changes within this is told together. */
const GATHER_MS = 250;
/** Groups of one message at most. */
const MOST_ITEMS = 50;

export interface StreamWanted {
  readonly userId: string;
  /** `updatedAt` of the newest that the caller was told of, where it was told before. */
  readonly since: string | undefined;
  /** Aborted when the connection has ended. */
  readonly closed: AbortSignal;
  /** Whether the caller's token still holds. */
  readonly isAllowed: () => Promise<boolean>;
}

/** Notifications as they come (Server-Sent Events). A stop ends all of them. */
export class NotificationStreams {
  private readonly open = new Map<string, number>();
  private readonly stopping = new AbortController();

  constructor(
    private readonly watch: WatchNotices,
    private readonly notifications: ReadNotifications,
    private readonly clock: Clock,
  ) {}

  /** Nest calls it when the server stops, before it waits for what runs. */
  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.watch.stop();
  }

  /** @throws RefusedError `too_many_streams` · UnavailableError */
  async start(wanted: StreamWanted): Promise<AsyncIterable<string>> {
    const { userId, closed } = wanted;
    if (this.stopping.signal.aborted) throw new UnavailableError('the server is stopping');
    const count = this.open.get(userId) ?? 0;
    if (count >= MOST_STREAMS)
      throw new RefusedError('too_many_streams', `An account has ${MOST_STREAMS} streams at most. Close one.`);
    this.open.set(userId, count + 1);
    const changed = new ChangedGroups();
    const leave = this.watch.listen(userId, (group) => changed.add(groupNameOf(group)));
    whenAborted(closed, () => void this.leave(userId, leave));
    await leave;
    return this.run(wanted, changed);
  }

  private async leave(userId: string, listening: Promise<() => void>): Promise<void> {
    const left = (this.open.get(userId) ?? 1) - 1;
    if (left > 0) this.open.set(userId, left);
    else this.open.delete(userId);
    await listening.then(
      (end) => end(),
      () => undefined,
    );
  }

  private async *run(wanted: StreamWanted, changed: ChangedGroups): AsyncGenerator<string> {
    const { userId, since, closed, isAllowed } = wanted;
    const over = AbortSignal.any([closed, this.stopping.signal]);
    const missed = since === undefined ? () => false : ({ updatedAt }: Told) => updatedAt > since;
    let last = await this.read(userId, missed);
    yield `retry: 3000\n${messageOf(last, since)}`;
    let checkedAt = this.clock.monotonic();
    while (!over.aborted) {
      const heldMs = this.clock.monotonic() - checkedAt;
      await this.pause(Math.max(0, HEARTBEAT_MS - heldMs), over, changed);
      if (over.aborted) return;
      if (this.clock.monotonic() - checkedAt >= HEARTBEAT_MS) {
        if (!(await isAllowed())) return;
        checkedAt = this.clock.monotonic();
        yield ':\n\n';
      }
      const names = changed.take();
      if (names.size === 0) continue;
      const next = await this.read(userId, (told) => names.has(groupNameOf(told)));
      if (next.items.length > 0 || next.unreadCount !== last.unreadCount) yield messageOf(next, since);
      last = next;
      await this.clock.sleep(GATHER_MS, over);
    }
  }

  private async read(userId: string, wants: (told: Told) => boolean): Promise<NotificationNews> {
    return this.notifications.some(userId, { limit: MOST_ITEMS, wants });
  }

  /** Until something changed, `ms` are over, or all is. */
  private async pause(ms: number, over: AbortSignal, changed: ChangedGroups): Promise<void> {
    const woken = new AbortController();
    const either = AbortSignal.any([over, woken.signal]);
    await Promise.race([this.clock.sleep(ms, either), changed.arrived(either)]);
    woken.abort();
  }
}

function messageOf({ items, unreadCount, newest }: NotificationNews, since: string | undefined): string {
  const id = newest ?? since;
  const named = id === undefined ? '' : `id: ${id}\n`;
  return `${named}event: notifications\ndata: ${JSON.stringify({ unreadCount, items })}\n\n`;
}

function whenAborted(signal: AbortSignal, run: () => void): void {
  if (signal.aborted) return run();
  signal.addEventListener('abort', run, { once: true });
}
