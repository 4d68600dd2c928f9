import { Consumer } from '#libs/stream';
import type { FoldTable } from '#libs/stream/ports';
import type { Celebrities } from './celebrities.js';
import type { FanOutPost } from './fan-out-post.js';
import type { FoldFollow } from './fold-follow.js';
import type { FoldRelation } from './fold-relation.js';

/** Group `feed`: follow graph, blocks and mutes, author timelines and home timelines, of which each may need the others. */
export class FeedConsumer extends Consumer {
  readonly group = 'feed';
  readonly folds: FoldTable;

  constructor(fanOutPost: FanOutPost, foldFollow: FoldFollow, foldRelation: FoldRelation, celebrities: Celebrities) {
    super();
    this.folds = {
      'post.created': (received) => fanOutPost.run(received),
      'follow.wanted': (received) => foldFollow.run(received),
      'follow.allowed': (received) => foldFollow.run(received),
      'counts.changed': (received) => celebrities.mark(received),
      'block.set': (received) => foldRelation.run(received),
      'mute.set': (received) => foldRelation.run(received),
    };
  }
}
