import { Controller } from '@nestjs/common';
import { RefusedError } from '#libs/events';
import { type Call, ownUserId, userIdOf } from '../edge/call.js';
import { answerTagged } from '../edge/entity-tag.js';
import { Serve } from '../edge/serve.js';
import { routes } from '../routes.js';
import type { FeedPage, PostBody, PostsPage } from '../shapes.js';
import { AuthorTimeline } from './author-timeline.js';
import { Cursors } from './cursors.js';
import { HomeTimeline } from './home-timeline.js';
import { Access } from '../policy/access.js';

/** All but the count of new posts, which may be asked for alone. */
const PAGE_FIELDS = ['items', 'nextCursor', 'partial'];
const NO_PAGE = { items: [], next: undefined, partial: false };

@Controller()
export class TimelinesController {
  constructor(
    private readonly homeTimeline: HomeTimeline,
    private readonly authorTimeline: AuthorTimeline,
    private readonly access: Access,
    private readonly cursors: Cursors,
  ) {}

  @Serve(routes.getFeed)
  async feed(call: Call<typeof routes.getFeed>): Promise<FeedPage> {
    const viewerId = ownUserId(call);
    const { limit, cursor, newerThan, fields } = call.query;
    const list = `feed of ${viewerId}`;
    const from = await this.cursors.read(cursor, list);
    const page = PAGE_FIELDS.some((name) => fields.has(name))
      ? await this.homeTimeline.run(viewerId, limit, from, fields.at('items'))
      : NO_PAGE;
    const { items, next, partial } = page;
    const answer = { items, nextCursor: await this.cursors.write(next, list), partial };
    if (newerThan === undefined || !fields.has('newCount')) return answer;
    return { ...answer, newCount: await this.homeTimeline.countNewer(viewerId, newerThan) };
  }

  @Serve(routes.listPosts)
  async posts(call: Call<typeof routes.listPosts>): Promise<PostsPage> {
    const viewerId = call.caller.userId;
    const { user: author } = await this.access.toAccount(viewerId, 'see-content', userIdOf(call));
    const { limit, cursor, fields } = call.query;
    const list = `posts of ${author.id} for ${viewerId}`;
    const from = await this.cursors.read(cursor, list);
    const { items, next } = await this.authorTimeline.run(author.id, viewerId, {
      limit,
      from,
      fields: fields.at('items'),
    });
    return { items, nextCursor: await this.cursors.write(next, list) };
  }

  @Serve(routes.getPost)
  async post(call: Call<typeof routes.getPost>): Promise<PostBody> {
    const { params, query, caller } = call;
    const post = await this.authorTimeline.read(params.id, caller.userId, query.fields);
    if (post) return answerTagged(call, post.version, post.body);
    throw new RefusedError('not_found', 'There is no such post, or its media are not done yet.');
  }
}
