import type { AnyEvent } from '#libs/events';
import { type AppendAndApply, type IdMaker, newEvent, type Origin } from '#libs/stream';
import type { ActStore, Comment, Post } from './ports.js';

/** What a person does to posts and comments, by themselves. The numbers follow by group `counter`. */
export class SetAct {
  constructor(
    private readonly ids: IdMaker,
    private readonly acts: ActStore,
    private readonly commit: AppendAndApply,
  ) {}

  /** Likes a post, or ends it. @throws as AppendAndApply.run */
  async likePost(actorId: string, { id, authorId }: Pick<Post, 'id' | 'authorId'>, on: boolean, origin: Origin) {
    const subject = { subjectId: id, subjectKind: 'post' as const, ownerId: authorId, postId: id };
    await this.commit.run([newEvent('like.set', this.ids.next(), { ...subject, actorId, on }, origin)]);
  }

  /** Likes a comment, or ends it. @throws as AppendAndApply.run */
  async likeComment(actorId: string, comment: Comment, on: boolean, origin: Origin): Promise<void> {
    const { id, authorId, postId } = comment;
    const subject = { subjectId: id, subjectKind: 'comment' as const, ownerId: authorId, postId };
    await this.commit.run([newEvent('like.set', this.ids.next(), { ...subject, actorId, on }, origin)]);
  }

  /** Saves a post for later, or ends it. @throws as AppendAndApply.run */
  async save(actorId: string, subjectId: string, on: boolean, origin: Origin): Promise<void> {
    await this.commit.run([newEvent('save.set', this.ids.next(), { subjectId, actorId, on }, origin)]);
  }

  /** Has seen some posts, at most 100: each counts once, so what was seen before is left out. @throws as AppendAndApply.run */
  async view(actorId: string, postIds: readonly string[], origin: Origin): Promise<void> {
    const seen = await this.acts.on(actorId, 'view', postIds);
    const fresh = postIds.filter((id) => !seen.has(id));
    const events = fresh.map((subjectId): AnyEvent => {
      return newEvent('view.set', this.ids.next(), { subjectId, actorId, on: true }, origin);
    });
    if (events.length > 0) await this.commit.run(events);
  }
}
