import { timestampOfId } from '#libs/events';
import { type AppendAndApply, type CreateRequest, newEvent, type RequestOnce } from '#libs/stream';
import type { Comment, Post } from './ports.js';

export interface NewComment {
  readonly authorId: string;
  readonly post: Pick<Post, 'id' | 'authorId'>;
  /** The comment that it replies to, which is no reply itself. */
  readonly parent?: Pick<Comment, 'id' | 'authorId'> | undefined;
  readonly text: string;
  /** Users whom the text mentions. */
  readonly mentionIds: readonly string[];
}

/** Comments on a post, or replies to a comment: appends comment.created, which is the commit. */
export class CreateComment {
  constructor(
    private readonly once: RequestOnce,
    private readonly commit: AppendAndApply,
  ) {}

  /** @throws RefusedError `idempotency_key_reused`; and as AppendAndApply.run */
  async run({ authorId, post, parent, text, ...wanted }: NewComment, request: CreateRequest): Promise<Comment> {
    const content = { postId: post.id, parentId: parent?.id ?? null, text };
    const found = { mentioned: wanted.mentionIds.join(' ') };
    const options = { above: parent?.id, found };
    const { ids, answered } = await this.once.begin(request, ['commentId', 'eventId'], content, options);
    const { commentId } = ids;
    const mentionIds = ids.mentioned.split(' ').filter(Boolean);
    const place = { postId: post.id, authorId, postAuthorId: post.authorId, ...(parent && { parentId: parent.id }) };
    const written = { text, mentionIds, createdAt: timestampOfId(commentId) };
    if (!answered) {
      const data = { commentId, ...place, ...(parent && { parentAuthorId: parent.authorId }), ...written };
      await this.commit.run([newEvent('comment.created', ids.eventId, data, request.origin)]);
      await this.once.answered(request);
    }
    return { id: commentId, ...place, ...written, hidden: false };
  }
}
