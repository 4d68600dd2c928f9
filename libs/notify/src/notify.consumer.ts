import { Consumer } from '#libs/stream';
import type { FoldTable, Received } from '#libs/stream/ports';
import type { FoldNotices } from './fold-notices.js';
import { noticesOf } from './notices-of.js';
import type { PushNotices } from './push-notices.js';

/** Group `notify`: one list of notices per person, and a push of what is new in it. */
export class NotifyConsumer extends Consumer {
  readonly group = 'notify';
  readonly folds: FoldTable;

  constructor(
    fold: FoldNotices,
    private readonly push: PushNotices,
  ) {
    super();
    this.folds = {
      'like.set': (received) => fold.like(received).then(() => this.told(received)),
      'follow.wanted': (received) => fold.follow(received).then(() => this.told(received)),
      'comment.created': (received) => fold.comment(received).then(() => this.told(received)),
      'comment.deleted': (received) => fold.commentDeleted(received),
      'post.created': (received) => fold.post(received).then(() => this.told(received)),
      'post.edited': (received) => fold.postEdited(received).then(() => this.told(received)),
      'post.deleted': (received) => fold.postDeleted(received),
      'user.deleted': (received) => fold.userDeleted(received),
    };
  }

  /** Waits for nothing: a push never holds up the group. */
  private told({ event }: Received): void {
    const { notices, on } = noticesOf(event);
    if (on) for (const notice of notices) this.push.tell(notice);
  }
}
