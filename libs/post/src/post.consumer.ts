import { Consumer } from '#libs/stream';
import type { FoldTable } from '#libs/stream/ports';
import type { FoldAct } from './fold-act.js';
import type { FoldPost, HidePost, RemovePost } from './fold-post.js';

/** Group `post`: posts and people's own acts made into rows. */
export class PostConsumer extends Consumer {
  readonly group = 'post';
  readonly folds: FoldTable;

  constructor(foldPost: FoldPost, hidePost: HidePost, removePost: RemovePost, foldAct: FoldAct) {
    super();
    this.folds = {
      'post.created': (received) => foldPost.run(received),
      'post.edited': (received) => foldPost.run(received),
      'post.moderated': (received) => hidePost.run(received),
      'post.deleted': (received) => removePost.run(received),
      'like.set': (received) => foldAct.run(received),
      'save.set': (received) => foldAct.run(received),
      'view.set': (received) => foldAct.run(received),
    };
  }
}
