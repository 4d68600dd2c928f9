import { Controller } from '@nestjs/common';
import { FollowGraph, type FollowList } from '#libs/feed/ports';
import { type Call, userIdOf } from '../edge/call.js';
import { Serve } from '../edge/serve.js';
import type { FieldMask } from '../fields/field-mask.js';
import { Access } from '../policy/access.js';
import { routes } from '../routes.js';
import type { UserBody, UsersPage } from '../shapes.js';
import { Cursors } from './cursors.js';
import { fillPage } from './fill-page.js';
import { Profiles } from './profiles.js';

interface Listing {
  readonly userId: string;
  readonly viewerId: string;
  readonly query: { readonly limit: number; readonly cursor?: string | undefined; readonly fields: FieldMask };
}

/** Who follows whom, as far as the viewer sees both ends. */
@Controller()
export class FollowListsController {
  constructor(
    private readonly graph: FollowGraph,
    private readonly profiles: Profiles,
    private readonly cursors: Cursors,
    private readonly access: Access,
  ) {}

  @Serve(routes.listFollowers)
  async followers(call: Call<typeof routes.listFollowers>): Promise<UsersPage> {
    return this.ofUser('followers', call);
  }

  @Serve(routes.listFollowing)
  async following(call: Call<typeof routes.listFollowing>): Promise<UsersPage> {
    return this.ofUser('following', call);
  }

  @Serve(routes.listFollowRequests)
  async requests({ caller, query }: Call<typeof routes.listFollowRequests>): Promise<UsersPage> {
    return this.page('requests', { userId: caller.userId, viewerId: caller.userId, query });
  }

  private async ofUser(
    list: FollowList,
    call: Call<typeof routes.listFollowers | typeof routes.listFollowing>,
  ): Promise<UsersPage> {
    const [userId, viewerId] = [userIdOf(call), call.caller.userId];
    await this.access.toAccount(viewerId, 'see-content', userId);
    return this.page(list, { userId, viewerId, query: call.query });
  }

  /** Ids ascend from page to page: the next one begins above the last id of this one. */
  private async page(list: FollowList, { userId, viewerId, query }: Listing): Promise<UsersPage> {
    const name = `${list} of ${userId} for ${viewerId}`;
    const from = await this.cursors.read(query.cursor, name);
    const read = async (rows: number, above?: string) => {
      const ids = await this.graph.list(list, userId, rows, above);
      return { ids, ended: ids.length < rows, partial: false };
    };
    const fields = query.fields.at('items');
    const show = (ids: readonly string[]): Promise<readonly UserBody[]> => this.profiles.list(ids, viewerId, fields);
    const { items, next } = await fillPage({ from, limit: query.limit }, read, show);
    return { items, nextCursor: await this.cursors.write(next, name) };
  }
}
