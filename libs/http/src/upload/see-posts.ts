import type { SetAct } from '#libs/post';
import type { Origin } from '#libs/stream/ports';
import type { Hydrate } from '../feed/hydrate.js';
import { maySee, objectOf } from '../feed/rules.js';
import { FieldMask } from '../fields/field-mask.js';
import { can } from '../policy/can.js';

/** Takes note that a viewer has seen some posts: those that they may see, and that are not their own. */
export class SeePosts {
  constructor(
    private readonly hydrate: Hydrate,
    private readonly setAct: SetAct,
  ) {}

  /** @throws as SetAct.view */
  async run(viewerId: string, postIds: readonly string[], origin: Origin): Promise<void> {
    const hydrated = await this.hydrate.run([...new Set(postIds)], viewerId, FieldMask.NONE);
    const { viewer } = hydrated.people;
    const seen = hydrated.posts.filter((post) => {
      const isOpen = maySee(post, hydrated) && can(viewer, 'act', objectOf(post, hydrated.people));
      return isOpen && post.authorId !== viewerId;
    });
    await this.setAct.view(
      viewerId,
      seen.map(({ id }) => id),
      origin,
    );
  }
}
