import { Consumer } from '#libs/stream';
import type { FoldTable } from '#libs/stream/ports';
import type { FoldNotices } from './fold-notices.js';

/** Group `notify`: one list of notices per person. */
export class NotifyConsumer extends Consumer {
  readonly group = 'notify';
  readonly folds: FoldTable;

  constructor(fold: FoldNotices) {
    super();
    this.folds = {
      'like.set': (received) => fold.like(received),
      'follow.wanted': (received) => fold.follow(received),
      'comment.created': (received) => fold.comment(received),
      'comment.deleted': (received) => fold.commentDeleted(received),
      'post.created': (received) => fold.post(received),
      'post.edited': (received) => fold.postEdited(received),
      'post.deleted': (received) => fold.postDeleted(received),
      'user.deleted': (received) => fold.userDeleted(received),
    };
  }
}
