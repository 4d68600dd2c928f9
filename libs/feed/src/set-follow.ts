import { RefusedError } from '#libs/events';
import { type AppendAndApply, type IdMaker, newEvent, type Origin } from '#libs/stream';

/** Follows an account, or ends it: a follow is two flags, and while all accounts are public both are set at once. */
export class SetFollow {
  constructor(
    private readonly ids: IdMaker,
    private readonly commit: AppendAndApply,
  ) {}

  /** The event that the request is named for comes last. @throws RefusedError `follow_self`; as AppendAndApply.run */
  async run(actorId: string, subjectId: string, on: boolean, origin: Origin): Promise<void> {
    if (actorId === subjectId) throw new RefusedError('follow_self', 'Nobody follows themselves.');
    const set = { subjectId, actorId, on };
    await this.commit.run([
      newEvent('follow.allowed', this.ids.next(), set, origin),
      newEvent('follow.wanted', this.ids.next(), set, origin),
    ]);
  }
}
