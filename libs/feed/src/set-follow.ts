import { RefusedError } from '#libs/events';
import { type AppendAndApply, type IdMaker, newEvent, type Origin } from '#libs/stream';

/** Follows an account, asks to, or ends it: a follow is two flags. The event that the request is named for comes last. */
export class SetFollow {
  constructor(
    private readonly ids: IdMaker,
    private readonly commit: AppendAndApply,
  ) {}

  /** Of a public account both flags are set at once; ending or cancelling takes both. @throws RefusedError `follow_self`; as AppendAndApply.run */
  async run(actorId: string, subjectId: string, on: boolean, origin: Origin): Promise<void> {
    refuseSelf(actorId, subjectId);
    const set = { subjectId, actorId, on };
    await this.commit.run([
      newEvent('follow.allowed', this.ids.next(), set, origin),
      newEvent('follow.wanted', this.ids.next(), set, origin),
    ]);
  }

  /** Of a private account the follower's flag alone: a request, which the account answers. @throws as run */
  async ask(actorId: string, subjectId: string, origin: Origin): Promise<void> {
    refuseSelf(actorId, subjectId);
    await this.commit.run([newEvent('follow.wanted', this.ids.next(), { subjectId, actorId, on: true }, origin)]);
  }

  /**
   * The account's flag alone: takes a request, refuses it, or removes a follower. It comes after the request in the log,
   * so that a refused one waits no longer until it is asked again. @throws as AppendAndApply.run
   */
  async allow(actorId: string, subjectId: string, on: boolean, origin: Origin): Promise<void> {
    await this.commit.run([newEvent('follow.allowed', this.ids.next(), { subjectId, actorId, on }, origin)]);
  }
}

function refuseSelf(actorId: string, subjectId: string): void {
  if (actorId === subjectId) throw new RefusedError('follow_self', 'Nobody follows themselves.');
}
