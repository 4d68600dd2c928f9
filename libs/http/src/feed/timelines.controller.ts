import { Controller } from '@nestjs/common';
import { RefusedError } from '#libs/events';
import { type Call, ownUserId, userIdOf } from '../edge/call.js';
import { Serve } from '../edge/serve.js';
import { routes } from '../routes.js';
import type { FeedPage, PostBody, PostsPage } from '../shapes.js';
import { AuthorTimeline } from './author-timeline.js';
import { HomeTimeline } from './home-timeline.js';
import { Profiles } from './profiles.js';

@Controller()
export class TimelinesController {
  constructor(
    private readonly homeTimeline: HomeTimeline,
    private readonly authorTimeline: AuthorTimeline,
    private readonly profiles: Profiles,
  ) {}

  @Serve(routes.getFeed)
  async feed(call: Call<typeof routes.getFeed>): Promise<FeedPage> {
    return this.homeTimeline.run(ownUserId(call), call.query.limit);
  }

  @Serve(routes.listPosts)
  async posts(call: Call<typeof routes.listPosts>): Promise<PostsPage> {
    const author = await this.profiles.find(userIdOf(call));
    return this.authorTimeline.run(author.id, call.caller.userId, call.query.limit);
  }

  @Serve(routes.getPost)
  async post({ params, caller }: Call<typeof routes.getPost>): Promise<PostBody> {
    const post = await this.authorTimeline.one(params.id, caller.userId);
    if (post) return post;
    throw new RefusedError('not_found', 'There is no such post, or its media are not done yet.');
  }
}
