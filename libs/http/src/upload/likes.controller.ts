import { Controller } from '@nestjs/common';
import { SetAct } from '#libs/post';
import type { Call } from '../edge/call.js';
import { Serve } from '../edge/serve.js';
import { Access } from '../policy/access.js';
import { routes } from '../routes.js';
import { SeePosts } from './see-posts.js';

/** What people do to posts, each by themselves. Who does not see a post is told that there is none, here as well. */
@Controller()
export class LikesController {
  constructor(
    private readonly setAct: SetAct,
    private readonly seePosts: SeePosts,
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

  @Serve(routes.save)
  async save(call: Call<typeof routes.save>): Promise<void> {
    await this.setSave(call, true);
  }

  @Serve(routes.unsave)
  async unsave(call: Call<typeof routes.unsave>): Promise<void> {
    await this.setSave(call, false);
  }

  @Serve(routes.view)
  async view({ body, caller, origin }: Call<typeof routes.view>): Promise<void> {
    await this.seePosts.run(caller.userId, body.postIds, origin);
  }

  private async setSave(call: Call<typeof routes.save> | Call<typeof routes.unsave>, on: boolean): Promise<void> {
    const { params, caller, origin } = call;
    const post = await this.access.toPost(caller.userId, 'act', params.id);
    await this.setAct.save(caller.userId, post.id, on, origin);
  }

  private async setLike(call: Call<typeof routes.like> | Call<typeof routes.unlike>, on: boolean): Promise<void> {
    const { params, caller, origin } = call;
    const post = await this.access.toPost(caller.userId, 'act', params.id);
    await this.setAct.likePost(caller.userId, post, on, origin);
  }
}
