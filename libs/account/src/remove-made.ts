import { childOf, type EventAppender } from '#libs/stream';
import type { Clock, Received } from '#libs/stream/ports';
import type { LaterRemovals, MadeByUser, PersonalRows } from './leaving-ports.js';
import { removalsOf } from './removals-of.js';

/** By then every row of what was on its way when the account went is there, and no access token is good any more. */
const AGAIN_MS = 3_600_000;

/** A deleted account takes along what it made: for each thing its removal, appended at once and again an hour later. */
export class RemoveMade {
  constructor(
    private readonly made: MadeByUser,
    private readonly later: LaterRemovals,
    private readonly rows: PersonalRows,
    private readonly appender: EventAppender,
    private readonly clock: Clock,
  ) {}

  /** The repeat is noted first: it is done also where this ends in the middle and never comes back. */
  async fold({ event }: Received<'user.deleted'>): Promise<void> {
    const { userId } = event.data;
    const { traceparent } = event;
    await this.later.put({ userId, traceparent, dueAtMs: this.clock.now() + AGAIN_MS });
    await this.run(userId, traceparent);
  }

  async run(userId: string, traceparent: string): Promise<void> {
    await this.rows.forget(userId);
    const origin = { traceparent: childOf(traceparent, userId), time: new Date(this.clock.now()).toISOString() };
    for await (const page of this.made.of(userId)) {
      await this.appender.append(page.flatMap((one) => removalsOf(one, userId, origin)));
    }
  }
}
