import { causedEvent, type EventAppender } from '#libs/stream';
import type { Clock, FoldTable, Received } from '#libs/stream/ports';
import type { CommentStore } from './ports.js';

/** What events do to the rows of comments: the API applies the same folds. */
export class CommentRows {
  readonly folds: FoldTable = {
    'comment.created': (received) => this.create(received),
    'comment.moderated': ({ event, version }) =>
      this.comments.setHidden(event.data.commentId, event.data.hidden, version),
    'comment.deleted': ({ event }) => this.comments.delete(event.data.commentId),
  };

  constructor(private readonly comments: CommentStore) {}

  private async create({ event }: Received<'comment.created'>): Promise<void> {
    const { commentId: id, postId, authorId, postAuthorId, parentId, text, mentionIds, createdAt } = event.data;
    const written = { text, mentionIds, createdAt, ...(parentId !== undefined && { parentId }) };
    await this.comments.create({ id, postId, authorId, postAuthorId, ...written });
  }
}

const PAGE = 100;

/**
 * A comment goes with its replies. Each fold writes its own row and then reads the other's, so whoever comes second, the
 * reply or the delete of what it replies to, sees both.
 */
export class RemoveReplies {
  constructor(
    private readonly comments: CommentStore,
    private readonly appender: EventAppender,
    private readonly clock: Clock,
  ) {}

  /** comment.created → comment.deleted, where it replies to a comment that is deleted. */
  async ifParentIsGone(received: Received<'comment.created'>): Promise<void> {
    const { parentId, commentId } = received.event.data;
    if (parentId === undefined || !(await this.comments.deleted([parentId])).has(parentId)) return;
    await this.remove([commentId], received);
  }

  /** comment.deleted → comment.deleted for each reply to it. */
  async of(received: Received<'comment.deleted'>): Promise<void> {
    const { postId, commentId, parentId } = received.event.data;
    if (parentId !== undefined) return;
    for (let above: string | undefined = ''; above !== undefined;) {
      const ids = await this.comments.repliesTo({ postId, parentId: commentId }, PAGE, above);
      await this.remove(ids, received);
      above = ids.length === PAGE ? ids.at(-1) : undefined;
    }
  }

  private async remove(ids: readonly string[], cause: Received): Promise<void> {
    const rows = await this.comments.byIds(ids);
    const events = [...rows.values()].map(({ id: commentId, postId, authorId, parentId }) =>
      causedEvent(
        'comment.deleted',
        `${commentId}/deleted`,
        { commentId, postId, authorId, ...(parentId !== undefined && { parentId }) },
        { cause, clock: this.clock },
      ),
    );
    await this.appender.append(events);
  }
}
