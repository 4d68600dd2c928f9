import { Controller } from '@nestjs/common';
import type { Call } from '../edge/call.js';
import { Serve } from '../edge/serve.js';
import { Access } from '../policy/access.js';
import { CommentAccess, noComment } from '../policy/comment-access.js';
import { routes } from '../routes.js';
import type { CommentsPage } from '../shapes.js';
import { CommentPages } from './comment-pages.js';
import { Cursors } from './cursors.js';

@Controller()
export class CommentsController {
  constructor(
    private readonly access: Access,
    private readonly commentAccess: CommentAccess,
    private readonly commentPages: CommentPages,
    private readonly cursors: Cursors,
  ) {}

  @Serve(routes.listComments)
  async list({ params, query, caller }: Call<typeof routes.listComments>): Promise<CommentsPage> {
    const viewerId = caller.userId;
    const { parentId, limit, cursor } = query;
    const post = await this.access.toPost(viewerId, 'see', params.id);
    const parent = parentId === undefined ? undefined : await this.commentAccess.toComment(viewerId, 'see', parentId);
    if (parent && parent.postId !== post.id) throw noComment();
    const list = `comments of ${parentId ?? post.id} for ${viewerId}`;
    const from = await this.cursors.read(cursor, list);
    const wanted = { post, parentId, limit, from, fields: query.fields.at('items') };
    const { items, next } = await this.commentPages.page(viewerId, wanted);
    return { items, nextCursor: await this.cursors.write(next, list) };
  }
}
