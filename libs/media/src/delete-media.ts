import { type AppendAndApply, type IdMaker, newEvent, type Origin } from '#libs/stream';

/** Deletes a media that no post has, for good. The bytes follow by group `media`. */
export class DeleteMedia {
  constructor(
    private readonly ids: IdMaker,
    private readonly commit: AppendAndApply,
  ) {}

  /** @throws as AppendAndApply.run */
  async run(mediaId: string, ownerId: string, origin: Origin): Promise<void> {
    await this.commit.run([newEvent('media.deleted', this.ids.next(), { mediaId, ownerId }, origin)]);
  }
}
