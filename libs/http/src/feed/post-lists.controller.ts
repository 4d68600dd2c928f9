import { Controller } from '@nestjs/common';
import type { Call } from '../edge/call.js';
import { Serve } from '../edge/serve.js';
import { routes } from '../routes.js';
import type { PostBody, PostsPage } from '../shapes.js';
import { Cursors } from './cursors.js';
import type { Page } from './fill-page.js';
import { type Listing, PostLists } from './post-lists.js';

type ListCall = Pick<
  Call<typeof routes.listTagged | typeof routes.listSaved | typeof routes.explore>,
  'query' | 'caller'
>;

@Controller()
export class PostListsController {
  constructor(
    private readonly lists: PostLists,
    private readonly cursors: Cursors,
  ) {}

  @Serve(routes.listTagged)
  async tagged(call: Call<typeof routes.listTagged>): Promise<PostsPage> {
    const { tag } = call.params;
    return this.answer(call, `posts tagged ${tag}`, (listing) => this.lists.tagged(tag, listing));
  }

  @Serve(routes.listSaved)
  async saved(call: Call<typeof routes.listSaved>): Promise<PostsPage> {
    return this.answer(call, 'saved', (listing) => this.lists.saved(listing));
  }

  @Serve(routes.explore)
  async explore(call: Call<typeof routes.explore>): Promise<PostsPage> {
    return this.answer(call, 'explore', (listing) => this.lists.explored(listing));
  }

  private async answer(
    { query, caller }: ListCall,
    name: string,
    read: (listing: Listing) => Promise<Page<PostBody>>,
  ): Promise<PostsPage> {
    const viewerId = caller.userId;
    const list = `${name} for ${viewerId}`;
    const from = await this.cursors.read(query.cursor, list);
    const { items, next } = await read({ viewerId, limit: query.limit, from, fields: query.fields.at('items') });
    return { items, nextCursor: await this.cursors.write(next, list) };
  }
}
