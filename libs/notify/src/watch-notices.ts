import { BadEventError, NewerSchemaError, topicsOf } from '#libs/events';
import { decodeEvent } from '#libs/stream';
import { type Clock, type EventLog, type Logger, type LogRecord, partitionKey } from '#libs/stream/ports';
import { noticesOf } from './notices-of.js';
import type { NoticeGroup } from './ports.js';

/** How often it is looked whether the group has folded what was seen to come, and only while something is awaited. */
const LOOK_EVERY_MS = 50;

type Listener = (group: NoticeGroup) => void;

/** A group of notices that is about to change: told once everything up to `last` is folded, and now and then before. */
interface Awaited {
  readonly group: NoticeGroup;
  readonly partition: string;
  first: number;
  last: number;
}

/**
 * Tells when somebody's list has changed, in this process: the log's tail says what is to come, the offsets of group
 * `notify` that it is there. One tail serves all who listen.
 */
export class WatchNotices {
  private readonly listeners = new Map<string, Set<Listener>>();
  private readonly awaited = new Map<string, Awaited>();
  private readonly stopping = new AbortController();
  private tail: Promise<() => void> | undefined;
  private looking = false;

  constructor(
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /**
   * Calls `listener` for every change of this person's list from now on, once it is in the rows. Answers how to end it.
   * @throws UnavailableError
   */
  async listen(recipientId: string, listener: Listener): Promise<() => void> {
    const own = this.listeners.get(recipientId) ?? new Set();
    this.listeners.set(recipientId, own.add(listener));
    const leave = () => {
      own.delete(listener);
      if (own.size === 0 && this.listeners.get(recipientId) === own) this.listeners.delete(recipientId);
    };
    try {
      this.tail ??= this.log.tail(topicsOf('notify'), (record) => this.receive(record));
      await this.tail;
      return leave;
    } catch (error) {
      this.tail = undefined;
      leave();
      throw error;
    }
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    (await this.tail)?.();
  }

  private receive(record: LogRecord): void {
    if (this.listeners.size === 0) return;
    for (const group of this.groupsIn(record)) {
      if (!this.listeners.has(group.recipientId)) continue;
      const partition = partitionKey(record.topic, record.partition);
      const key = [partition, group.recipientId, group.kind, group.subjectId].join(' ');
      const known = this.awaited.get(key) ?? { group, partition, first: record.offset, last: record.offset };
      known.last = record.offset;
      this.awaited.set(key, known);
    }
    if (!this.looking && this.awaited.size > 0) void this.look();
  }

  /** What the group cannot read changes no list. */
  private groupsIn(record: LogRecord): readonly NoticeGroup[] {
    try {
      const received = decodeEvent(record);
      return received ? noticesOf(received.event).notices : [];
    } catch (error) {
      if (error instanceof BadEventError || error instanceof NewerSchemaError) return [];
      throw error;
    }
  }

  private async look(): Promise<void> {
    this.looking = true;
    while (this.awaited.size > 0 && !this.stopping.signal.aborted) {
      try {
        this.tell(await this.log.committed('notify', topicsOf('notify')));
      } catch (error) {
        this.logger.warn('stream waits for the log', { error });
      }
      if (this.awaited.size > 0) await this.clock.sleep(LOOK_EVERY_MS, this.stopping.signal);
    }
    this.looking = false;
  }

  private tell(committed: ReadonlyMap<string, number>): void {
    for (const [key, one] of this.awaited) {
      const next = committed.get(one.partition) ?? 0;
      if (next <= one.first) continue;
      if (next > one.last) this.awaited.delete(key);
      else one.first = next;
      for (const listener of this.listeners.get(one.group.recipientId) ?? []) listener(one.group);
    }
  }
}
