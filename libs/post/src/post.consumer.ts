import { Consumer } from '#libs/stream';
import type { FoldTable } from '#libs/stream/ports';
import type { FoldPost } from './fold-post.js';

/** Group `post`: posts made into rows. */
export class PostConsumer extends Consumer {
  readonly group = 'post';
  readonly folds: FoldTable;

  constructor(foldPost: FoldPost) {
    super();
    this.folds = { 'post.created': (received) => foldPost.run(received) };
  }
}
