import type { AnyEvent } from '#libs/events';
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
    if (events.length === 0) return [];
    const began = this.clock.monotonic();
    const positions = await this.log.append(events.map(encodeEvent));
    this.meter.seconds('append_seconds', {}, (this.clock.monotonic() - began) / 1000);
    for (const event of events) this.meter.count('events_appended', { type: event.type });
    return events.map((event, index) => received(event, positions[index]!));
  }
}
