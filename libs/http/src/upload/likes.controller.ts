import { Controller } from '@nestjs/common';
import { RefusedError } from '#libs/events';
import { SetLike } from '#libs/post';
import type { Call } from '../edge/call.js';
import { Serve } from '../edge/serve.js';
import { AuthorTimeline } from '../feed/author-timeline.js';
import { routes } from '../routes.js';

@Controller()
export class LikesController {
  constructor(
    private readonly setLike: SetLike,
    private readonly authorTimeline: AuthorTimeline,
  ) {}

  @Serve(routes.like)
  async like(call: Call<typeof routes.like>): Promise<void> {
    await this.set(call, true);
  }

  @Serve(routes.unlike)
  async unlike(call: Call<typeof routes.unlike>): Promise<void> {
    await this.set(call, false);
  }

  /** Who does not see a post is told that there is none, here as well. */
  private async set(call: Call<typeof routes.like> | Call<typeof routes.unlike>, on: boolean): Promise<void> {
    const { params, caller, origin } = call;
    const post = await this.authorTimeline.one(params.id, caller.userId);
    if (!post) throw new RefusedError('not_found', 'There is no such post, or its media are not done yet.');
    await this.setLike.run(caller.userId, post.id, on, origin);
  }
}
