import type { AnyEvent } from '#libs/events';
import { type AppendAndApply, type IdMaker, newEvent, type Origin } from '#libs/stream';

/** Blocks and mutes people, and lifts that. */
export class SetRelation {
  constructor(
    private readonly ids: IdMaker,
    private readonly commit: AppendAndApply,
  ) {}

  /** Ends the follows of both sides, then blocks. @throws as AppendAndApply.run */
  async block(actorId: string, subjectId: string, origin: Origin): Promise<void> {
    await this.commit.run([...this.ends(actorId, subjectId, origin), this.blocks(actorId, subjectId, true, origin)]);
  }

  /** Restores nothing, a follow that crossed the block (`ends`) neither: it ends here at the latest. @throws as block */
  async unblock(actorId: string, subjectId: string, ends: boolean, origin: Origin): Promise<void> {
    const ended = ends ? this.ends(actorId, subjectId, origin) : [];
    await this.commit.run([...ended, this.blocks(actorId, subjectId, false, origin)]);
  }

  /** @throws as AppendAndApply.run */
  async mute(actorId: string, subjectId: string, on: boolean, origin: Origin): Promise<void> {
    await this.commit.run([newEvent('mute.set', this.ids.next(), { subjectId, actorId, on }, origin)]);
  }

  private blocks(actorId: string, subjectId: string, on: boolean, origin: Origin): AnyEvent {
    return newEvent('block.set', this.ids.next(), { subjectId, actorId, on }, origin);
  }

  /** All four flags off: of each follow the account's before the follower's. */
  private ends(one: string, other: string, origin: Origin): AnyEvent[] {
    const follows = [
      { actorId: one, subjectId: other },
      { actorId: other, subjectId: one },
    ];
    return follows.flatMap((follow) => [
      newEvent('follow.allowed', this.ids.next(), { ...follow, on: false }, origin),
      newEvent('follow.wanted', this.ids.next(), { ...follow, on: false }, origin),
    ]);
  }
}
