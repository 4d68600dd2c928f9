import { type AnyEvent, type EventOf, topicOf } from '#libs/events';
import { encodeEvent, received } from './codec.js';
import type { Clock, EventLog, Meter, Received } from './ports.js';

/** Puts events into the log: acknowledged, in the given order, with their positions. */
export class EventAppender {
  constructor(
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly meter: Meter,
  ) {}

  /** @throws UnavailableError surely not appended · OutcomeUnknownError maybe appended: ask again with the same ids */
  async append(events: readonly AnyEvent[]): Promise<readonly Received[]> {
    return this.appendAll(events.map((event) => ({ event })));
  }

  /** A recount, and nothing else, goes to every partition of its topic, by number. @throws as append */
  async appendRecount(event: EventOf<'recount'>): Promise<readonly Received[]> {
    const partitions = await this.log.ranges([topicOf(event)]);
    return this.appendAll(partitions.map(({ partition }) => ({ event, partition })));
  }

  private async appendAll(placed: readonly { event: AnyEvent; partition?: number }[]): Promise<readonly Received[]> {
    if (placed.length === 0) return [];
    const began = this.clock.monotonic();
    const positions = await this.log.append(placed.map(({ event, ...place }) => ({ ...encodeEvent(event), ...place })));
    this.meter.seconds('append_seconds', {}, (this.clock.monotonic() - began) / 1000);
    for (const { event } of placed) this.meter.count('events_appended', { type: event.type });
    return placed.map(({ event }, index) => received(event, positions[index]!));
  }
}
