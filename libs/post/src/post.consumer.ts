import { Consumer } from '#libs/stream';
import type { FoldTable } from '#libs/stream/ports';
import type { PostRows } from './fold-post.js';

/** Group `post`: posts and people's own acts made into rows. */
export class PostConsumer extends Consumer {
  readonly group = 'post';
  readonly folds: FoldTable;

  constructor(rows: PostRows) {
    super();
    this.folds = rows.folds;
  }
}
