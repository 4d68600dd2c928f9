import { Controller } from '@nestjs/common';
import { DeleteComment, SetAct } from '#libs/post';
import type { Call } from '../edge/call.js';
import { Serve } from '../edge/serve.js';
import { CommentAccess } from '../policy/comment-access.js';
import { routes } from '../routes.js';
import type { CommentBody } from '../shapes.js';
import { WriteComment } from './write-comment.js';

@Controller()
export class CommentChangesController {
  constructor(
    private readonly writeComment: WriteComment,
    private readonly deleteComment: DeleteComment,
    private readonly setAct: SetAct,
    private readonly access: CommentAccess,
  ) {}

  @Serve(routes.createComment)
  async create({ params, body, caller, create }: Call<typeof routes.createComment>): Promise<CommentBody> {
    return this.writeComment.run(caller.userId, { postId: params.id, ...body }, create);
  }

  @Serve(routes.deleteComment)
  async delete({ params, caller, origin }: Call<typeof routes.deleteComment>): Promise<void> {
    await this.deleteComment.run(await this.access.toComment(caller.userId, 'delete', params.id), origin);
  }

  @Serve(routes.likeComment)
  async like({ params, caller, origin }: Call<typeof routes.likeComment>): Promise<void> {
    const comment = await this.access.toComment(caller.userId, 'act', params.id);
    await this.setAct.likeComment(caller.userId, comment, true, origin);
  }

  @Serve(routes.unlikeComment)
  async unlike({ params, caller, origin }: Call<typeof routes.unlikeComment>): Promise<void> {
    const comment = await this.access.toComment(caller.userId, 'act', params.id);
    await this.setAct.likeComment(caller.userId, comment, false, origin);
  }
}
