import { Controller } from '@nestjs/common';
import { ActStore } from '#libs/post/ports';
import type { Call } from '../edge/call.js';
import { Serve } from '../edge/serve.js';
import { Access } from '../policy/access.js';
import { routes } from '../routes.js';
import type { UsersPage } from '../shapes.js';
import { Cursors } from './cursors.js';
import { fillPage } from './fill-page.js';
import { Profiles } from './profiles.js';

/** Who likes a post, as far as the viewer sees them; the latest first. */
@Controller()
export class LikesListController {
  constructor(
    private readonly acts: ActStore,
    private readonly profiles: Profiles,
    private readonly cursors: Cursors,
    private readonly access: Access,
  ) {}

  @Serve(routes.listLikes)
  async list({ params, query, caller }: Call<typeof routes.listLikes>): Promise<UsersPage> {
    const viewerId = caller.userId;
    const post = await this.access.toPost(viewerId, 'see', params.id);
    const list = `likes of ${post.id} for ${viewerId}`;
    const from = await this.cursors.read(query.cursor, list);
    const rows = async (count: number, below?: string) => {
      const [at, id] = below?.split('/') ?? [];
      const acts = await this.acts.to(
        post.id,
        'like',
        count,
        at !== undefined && id !== undefined ? { at, id } : undefined,
      );
      return { ids: acts.map((act) => `${act.at}/${act.id}`), ended: acts.length < count, partial: false };
    };
    const show = async (keys: readonly string[]) => {
      const keyOf = new Map(keys.map((key) => [key.split('/')[1]!, key]));
      const users = await this.profiles.list([...keyOf.keys()], viewerId, query.fields.at('items'));
      return users.map((body) => ({ id: keyOf.get(body.id)!, body }));
    };
    const { items, next } = await fillPage({ from, limit: query.limit }, rows, show);
    return { items: items.map(({ body }) => body), nextCursor: await this.cursors.write(next, list) };
  }
}
