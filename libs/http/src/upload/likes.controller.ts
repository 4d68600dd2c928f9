import { Controller } from '@nestjs/common';
import { SetAct } from '#libs/post';
import type { Call } from '../edge/call.js';
import { Serve } from '../edge/serve.js';
import { Access } from '../policy/access.js';
import { routes } from '../routes.js';

/** What people do to posts, each by themselves. Who does not see a post is told that there is none, here as well. */
@Controller()
export class LikesController {
  constructor(
    private readonly setAct: SetAct,
    private readonly access: Access,
  ) {}

  @Serve(routes.like)
  async like(call: Call<typeof routes.like>): Promise<void> {
    await this.setLike(call, true);
  }

  @Serve(routes.unlike)
  async unlike(call: Call<typeof routes.unlike>): Promise<void> {
    await this.setLike(call, false);
  }

  private async setLike(call: Call<typeof routes.like> | Call<typeof routes.unlike>, on: boolean): Promise<void> {
    const { params, caller, origin } = call;
    const post = await this.access.toPost(caller.userId, 'act', params.id);
    await this.setAct.likePost(caller.userId, post, on, origin);
  }
}
