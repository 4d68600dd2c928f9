import { RefusedError } from '#libs/events';
import type { Comment, CommentStore } from '#libs/post/ports';
import type { Hydrate } from '../feed/hydrate.js';
import type { Hydrated } from '../feed/hydrated.js';
import { maySee, objectOf } from '../feed/rules.js';
import { FieldMask } from '../fields/field-mask.js';
import { type Actions, can, type CommentObject } from './can.js';
import { accountOf, type People, type ReadPeople } from './read-people.js';

/** What stands before an act on a comment, as Access does for accounts and posts. */
export class CommentAccess {
  constructor(
    private readonly comments: CommentStore,
    private readonly hydrate: Hydrate,
    private readonly people: ReadPeople,
  ) {}

  /** A comment to which the viewer may do this now; of a reply, its comment is seen as well. @throws RefusedError `not_found`; `forbidden` where they see it */
  async toComment(viewerId: string, action: Actions['comment'], commentId: string): Promise<Comment> {
    const comment = (await this.comments.byIds([commentId])).get(commentId);
    const under = comment && (await this.hydrate.run([comment.postId], viewerId, FieldMask.NONE));
    const [post] = under?.posts ?? [];
    if (!comment || !under || !post) throw noComment();
    const people = await this.people.run(viewerId, [comment.authorId, post.authorId]);
    const object = commentObject(comment, post, people);
    if (action === 'delete' && can(people.viewer, 'delete', object)) return comment;
    if (!isUnderReadable(under) || !can(people.viewer, 'see', object)) throw noComment();
    if (comment.parentId !== undefined) await this.toComment(viewerId, 'see', comment.parentId);
    if (can(people.viewer, action, object)) return comment;
    throw new RefusedError('forbidden', 'Not to this comment.');
  }
}

/** A comment as can() takes it; `people` holds its author and the post's. */
export function commentObject(
  comment: Pick<Comment, 'authorId' | 'hidden'>,
  post: { readonly authorId: string; readonly hidden: boolean },
  people: People,
): CommentObject {
  const author = accountOf(people, comment.authorId);
  return { kind: 'comment', author, post: objectOf(post, people), hidden: comment.hidden };
}

function isUnderReadable(under: Hydrated): boolean {
  return under.posts.some((post) => maySee(post, under));
}

export function noComment(): RefusedError {
  return new RefusedError('not_found', 'There is no such comment.');
}
