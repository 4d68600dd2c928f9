import { SUBJECTS_AT_ONCE } from '#libs/events';
import { causedEvent, type EventAppender } from '#libs/stream';
import type { Clock, Received } from '#libs/stream/ports';
import { transitionsOf } from './transitions.js';

/**
 * Names, once a slice, whose counts may have changed: all subjects of its events, so that a slice that comes again after
 * a crash names those too that were counted before it.
 */
export class AnnounceCounts {
  constructor(
    private readonly appender: EventAppender,
    private readonly clock: Clock,
  ) {}

  async run(events: readonly Received[]): Promise<void> {
    const subjectIds = [...new Set(events.flatMap(subjectsOf))];
    const [first, last] = [events[0]!, events.at(-1)!];
    const { topic, partition, epoch, offset } = first.position;
    const slice = `${topic}/${partition}/${epoch}/${offset}-${last.position.offset}`;
    const pages = Array.from({ length: Math.ceil(subjectIds.length / SUBJECTS_AT_ONCE) }, (_, page) =>
      subjectIds.slice(page * SUBJECTS_AT_ONCE, (page + 1) * SUBJECTS_AT_ONCE),
    );
    const by = { cause: last, clock: this.clock };
    await this.appender.append(
      pages.map((page, index) => causedEvent('counts.changed', `${slice}/counts/${index}`, { subjectIds: page }, by)),
    );
  }
}

function subjectsOf(received: Received): string[] {
  const { event } = received;
  if (event.type === 'recount') return [event.data.subjectId];
  return transitionsOf(received).map(({ subjectId }) => subjectId);
}
