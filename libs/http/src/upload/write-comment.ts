import type { CreateComment } from '#libs/post';
import type { Comment, Post } from '#libs/post/ports';
import type { CreateRequest } from '#libs/stream/ports';
import { InvalidRequestError } from '../edge/refusals.js';
import type { CommentPages } from '../feed/comment-pages.js';
import type { Access } from '../policy/access.js';
import { type CommentAccess, noComment } from '../policy/comment-access.js';
import type { CommentBody } from '../shapes.js';
import type { Mentions } from './mentions.js';

/** Comments on a post that the caller sees, or replies to a comment on it. */
export class WriteComment {
  constructor(
    private readonly createComment: CreateComment,
    private readonly access: Access,
    private readonly commentAccess: CommentAccess,
    private readonly mentions: Mentions,
    private readonly commentPages: CommentPages,
  ) {}

  /** @throws RefusedError `not_found`, `forbidden`; InvalidRequestError; as CreateComment.run */
  async run(
    authorId: string,
    { postId, parentId, text }: { postId: string; parentId?: string | undefined; text: string },
    create: CreateRequest,
  ): Promise<CommentBody> {
    const post = await this.access.toPost(authorId, 'act', postId);
    const parent = parentId === undefined ? undefined : await this.parentOf(authorId, post, parentId);
    const mentionIds = await this.mentions.in(text);
    const present = await this.commentPages.fresh(authorId);
    return present(await this.createComment.run({ authorId, post, parent, text, mentionIds }, create));
  }

  private async parentOf(authorId: string, post: Post, parentId: string): Promise<Comment> {
    const parent = await this.commentAccess.toComment(authorId, 'act', parentId);
    if (parent.postId !== post.id) throw noComment();
    if (parent.parentId === undefined) return parent;
    throw new InvalidRequestError([{ path: 'body.parentId', message: 'is a reply: reply to its comment instead' }]);
  }
}
