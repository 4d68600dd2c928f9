import { Controller } from '@nestjs/common';
import { SetFollow } from '#libs/feed';
import { type Follow, FollowGraph } from '#libs/feed/ports';
import { RefusedError } from '#libs/events';
import { type Call, ownUserId } from '../edge/call.js';
import { Serve } from '../edge/serve.js';
import { Access } from '../policy/access.js';
import { routes } from '../routes.js';

/** What an account says to those who follow it, or ask to. */
@Controller()
export class FollowersController {
  constructor(
    private readonly setFollow: SetFollow,
    private readonly graph: FollowGraph,
    private readonly access: Access,
  ) {}

  @Serve(routes.acceptFollowRequest)
  async accept({ params, caller, origin }: Call<typeof routes.acceptFollowRequest>): Promise<void> {
    await this.access.toAccount(caller.userId, 'see', params.userId);
    const follow = await this.followBy(params.userId, caller.userId);
    if (follow?.wanted && follow.allowed) return;
    if (!follow?.requested) throw new RefusedError('not_found', 'This user does not ask to follow you.');
    await this.setFollow.allow(params.userId, caller.userId, true, origin);
  }

  /** Of nobody who follows already: a refusal that was late removes no follower. */
  @Serve(routes.refuseFollowRequest)
  async refuse({ params, caller, origin }: Call<typeof routes.refuseFollowRequest>): Promise<void> {
    const follow = await this.followBy(params.userId, caller.userId);
    if (follow?.requested) await this.setFollow.allow(params.userId, caller.userId, false, origin);
  }

  @Serve(routes.removeFollower)
  async remove(call: Call<typeof routes.removeFollower>): Promise<void> {
    const ownerId = ownUserId(call);
    if (call.params.userId === ownerId) throw new RefusedError('follow_self', 'Nobody follows themselves.');
    const { user } = await this.access.toAccount(ownerId, 'shun', call.params.userId);
    await this.setFollow.allow(user.id, ownerId, false, call.origin);
  }

  private async followBy(actorId: string, ownerId: string): Promise<Follow | undefined> {
    return (await this.graph.of(actorId, [ownerId])).get(ownerId);
  }
}
