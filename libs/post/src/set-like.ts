import { type AppendAndApply, type IdMaker, newEvent, type Origin } from '#libs/stream';

/** Likes a post, or ends it. The number follows by group `counter`. */
export class SetLike {
  constructor(
    private readonly ids: IdMaker,
    private readonly commit: AppendAndApply,
  ) {}

  /** @throws as AppendAndApply.run */
  async run(actorId: string, postId: string, on: boolean, origin: Origin): Promise<void> {
    await this.commit.run([
      newEvent('like.set', this.ids.next(), { subjectId: postId, actorId, on, subjectKind: 'post' }, origin),
    ]);
  }
}
