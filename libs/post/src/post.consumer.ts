import { Consumer } from '#libs/stream';
import type { FoldTable } from '#libs/stream/ports';
import type { Explore } from './explore.js';
import type { CommentRows, RemoveReplies } from './fold-comment.js';
import type { PostRows } from './fold-post.js';

/** Group `post`: posts, comments and people's own acts made into rows. */
export class PostConsumer extends Consumer {
  readonly group = 'post';
  readonly folds: FoldTable;

  constructor(posts: PostRows, comments: CommentRows, removeReplies: RemoveReplies, explore: Explore) {
    super();
    this.folds = {
      ...posts.folds,
      ...comments.folds,
      'post.created': async (received) => {
        await posts.folds['post.created']!(received);
        await explore.refresh([received.event.data.postId]);
      },
      'post.deleted': async (received) => {
        await posts.folds['post.deleted']!(received);
        await explore.refresh([received.event.data.postId]);
      },
      'counts.changed': ({ event }) => explore.refresh(event.data.subjectIds),
      'comment.created': async (received) => {
        await comments.folds['comment.created']!(received);
        await removeReplies.ifParentIsGone(received);
      },
      'comment.deleted': async (received) => {
        await comments.folds['comment.deleted']!(received);
        await removeReplies.of(received);
      },
    };
  }
}
