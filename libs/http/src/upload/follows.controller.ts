import { Controller } from '@nestjs/common';
import { SetFollow } from '#libs/feed';
import { type Call, otherUserId } from '../edge/call.js';
import { Serve } from '../edge/serve.js';
import { Access } from '../policy/access.js';
import { routes } from '../routes.js';

const SELF = ['follow_self', 'Nobody follows themselves.'] as const;

@Controller()
export class FollowsController {
  constructor(
    private readonly setFollow: SetFollow,
    private readonly access: Access,
  ) {}

  /** Of a private account the follower's flag alone, also where the row says that they follow: it may be late. */
  @Serve(routes.follow)
  async follow(call: Call<typeof routes.follow>): Promise<void> {
    const actorId = call.caller.userId;
    const { user } = await this.access.toAccount(actorId, 'follow', otherUserId(call, ...SELF));
    if (user.isPrivate) await this.setFollow.ask(actorId, user.id, call.origin);
    else await this.setFollow.run(actorId, user.id, true, call.origin);
  }

  @Serve(routes.unfollow)
  async unfollow(call: Call<typeof routes.unfollow>): Promise<void> {
    const actorId = call.caller.userId;
    const { user } = await this.access.toAccount(actorId, 'see', otherUserId(call, ...SELF));
    await this.setFollow.run(actorId, user.id, false, call.origin);
  }
}
