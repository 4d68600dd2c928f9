import { Controller } from '@nestjs/common';
import { SetFollow } from '#libs/feed';
import { type Call, userIdOf } from '../edge/call.js';
import { Serve } from '../edge/serve.js';
import { Profiles } from '../feed/profiles.js';
import { routes } from '../routes.js';

@Controller()
export class FollowsController {
  constructor(
    private readonly setFollow: SetFollow,
    private readonly profiles: Profiles,
  ) {}

  @Serve(routes.follow)
  async follow(call: Call<typeof routes.follow>): Promise<void> {
    await this.set(call, true);
  }

  @Serve(routes.unfollow)
  async unfollow(call: Call<typeof routes.unfollow>): Promise<void> {
    await this.set(call, false);
  }

  private async set(call: Call<typeof routes.follow> | Call<typeof routes.unfollow>, on: boolean): Promise<void> {
    const subject = await this.profiles.find(userIdOf(call));
    await this.setFollow.run(call.caller.userId, subject.id, on, call.origin);
  }
}
