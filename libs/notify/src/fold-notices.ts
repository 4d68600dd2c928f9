import { CREATE_VERSION } from '#libs/stream';
import type { Received } from '#libs/stream/ports';
import { mentionedIn, noticesOfComment, noticesOfFollow, noticesOfLike } from './notices-of.js';
import type { Notice, NoticeStore, PushSubscriptions, ReadMarks } from './ports.js';

/** What happened → the lists of those who have to know. */
export class FoldNotices {
  constructor(
    private readonly notices: NoticeStore,
    private readonly readMarks: ReadMarks,
    private readonly subscriptions: PushSubscriptions,
  ) {}

  async like({ event, version }: Received<'like.set'>): Promise<void> {
    await this.setAll(noticesOfLike(event), event.data.on, version);
  }

  async follow({ event, version }: Received<'follow.wanted'>): Promise<void> {
    await this.setAll(noticesOfFollow(event), event.data.on, version);
  }

  async comment({ event }: Received<'comment.created'>): Promise<void> {
    await this.setAll(noticesOfComment(event), true, CREATE_VERSION);
  }

  async commentDeleted({ event }: Received<'comment.deleted'>): Promise<void> {
    await this.notices.withdrawComment(event.data.postId, event.data.commentId);
  }

  async post({ event }: Received<'post.created'>): Promise<void> {
    const { postId, authorId, createdAt: at } = event.data;
    await this.notices.setMentions({ postId, authorId, at }, mentionedIn(event), CREATE_VERSION);
  }

  async postEdited({ event, version }: Received<'post.edited'>): Promise<void> {
    const { postId, authorId, editedAt: at } = event.data;
    await this.notices.setMentions({ postId, authorId, at }, mentionedIn(event), version);
  }

  async postDeleted({ event }: Received<'post.deleted'>): Promise<void> {
    await this.notices.withdrawPost(event.data.postId);
  }

  /** What they did to others is withdrawn by the removals that follow. */
  async userDeleted({ event }: Received<'user.deleted'>): Promise<void> {
    const { userId } = event.data;
    await this.notices.withdrawRecipient(userId);
    await Promise.all([this.readMarks.forget(userId), this.subscriptions.forget(userId)]);
  }

  private async setAll(notices: readonly Notice[], on: boolean, version: number): Promise<void> {
    await Promise.all(notices.map((notice) => this.notices.set(notice, on, version)));
  }
}
