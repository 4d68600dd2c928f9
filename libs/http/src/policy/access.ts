import type { User } from '#libs/account/ports';
import { RefusedError } from '#libs/events';
import type { Post } from '#libs/post/ports';
import type { Hydrate } from '../feed/hydrate.js';
import { maySee, objectOf } from '../feed/rules.js';
import { FieldMask } from '../fields/field-mask.js';
import { type Actions, can, type Tie } from './can.js';
import { accountOf, type ReadPeople } from './read-people.js';

/** Somebody to whom the viewer may do what they asked for. */
export interface Met {
  readonly user: User;
  readonly tie: Tie;
}

/**
 * What stands before an act: reads the current rows, asks can(), and refuses. Who may not know that a thing is there is
 * told that there is none.
 */
export class Access {
  constructor(
    private readonly people: ReadPeople,
    private readonly hydrate: Hydrate,
  ) {}

  /** @throws RefusedError `not_found`; `account_private`, `forbidden` where the viewer knows of the account */
  async toAccount(viewerId: string, action: Actions['account'], userId: string): Promise<Met> {
    const people = await this.people.run(viewerId, [userId]);
    const [account, user] = [accountOf(people, userId), people.users.get(userId)];
    if (user && can(people.viewer, action, account)) return { user, tie: account.tie };
    if (!user || !can(people.viewer, 'see', account)) throw new RefusedError('not_found', 'There is no such user.');
    if (account.tie.relation?.blocks) throw new RefusedError('forbidden', 'You block this user. Lift the block first.');
    if (action === 'see-content') {
      throw new RefusedError('account_private', 'Only those whom this user lets follow see this.');
    }
    throw new RefusedError('forbidden', 'Not to this user.');
  }

  /** A post to which the viewer may do this now. @throws RefusedError `not_found`; `forbidden` where they see it */
  async toPost(viewerId: string, action: Actions['post'], postId: string): Promise<Post> {
    const hydrated = await this.hydrate.run([postId], viewerId, FieldMask.NONE);
    const [post] = hydrated.posts;
    if (!post || !maySee(post, hydrated)) {
      throw new RefusedError('not_found', 'There is no such post, or its media are not done yet.');
    }
    if (can(hydrated.people.viewer, action, objectOf(post, hydrated.people))) return post;
    throw new RefusedError('forbidden', 'You see this post as an administrator, and are not among its audience.');
  }
}
