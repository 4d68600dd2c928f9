import type { Counter } from '#libs/events';
import { type EventAppender, type IdMaker, newEvent, type Origin } from '#libs/stream';

/** Has a count made anew from its edges, in every partition, while everything goes on. */
export class RequestRecount {
  constructor(
    private readonly ids: IdMaker,
    private readonly appender: EventAppender,
  ) {}

  /** @throws as EventAppender.append */
  async run(subjectId: string, counter: Counter, origin: Origin): Promise<void> {
    await this.appender.appendRecount(newEvent('recount', this.ids.next(), { subjectId, counter }, origin));
  }
}
