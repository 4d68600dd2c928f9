import { Consumer } from '#libs/stream';
import type { FoldTable } from '#libs/stream/ports';
import type { FoldAct } from './fold-act.js';
import type { FoldPost } from './fold-post.js';

/** Group `post`: posts and people's own acts made into rows. */
export class PostConsumer extends Consumer {
  readonly group = 'post';
  readonly folds: FoldTable;

  constructor(foldPost: FoldPost, foldAct: FoldAct) {
    super();
    this.folds = {
      'post.created': (received) => foldPost.run(received),
      'like.set': (received) => foldAct.run(received),
    };
  }
}
