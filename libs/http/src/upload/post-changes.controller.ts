import { Controller } from '@nestjs/common';
import { DeletePost } from '#libs/post';
import type { Call } from '../edge/call.js';
import { answerTagged, checkIfMatch } from '../edge/entity-tag.js';
import { Serve } from '../edge/serve.js';
import { routes } from '../routes.js';
import type { PostBody } from '../shapes.js';
import { ChangePost } from './change-post.js';
import { OwnPosts } from './own-posts.js';

@Controller()
export class PostChangesController {
  constructor(
    private readonly ownPosts: OwnPosts,
    private readonly changePost: ChangePost,
    private readonly deletePost: DeletePost,
  ) {}

  @Serve(routes.editPost)
  async edit(call: Call<typeof routes.editPost>): Promise<PostBody> {
    const { params, query, body, caller, origin } = call;
    const post = await this.ownPosts.find(params.id, caller.userId);
    checkIfMatch(call, post.version);
    const edited = await this.changePost.run(post, { fields: query.fields, edit: body, origin });
    return answerTagged(call, edited.version, edited.body);
  }

  @Serve(routes.deletePost)
  async delete({ params, caller, origin }: Call<typeof routes.deletePost>): Promise<void> {
    await this.deletePost.run(await this.ownPosts.find(params.id, caller.userId), origin);
  }
}
