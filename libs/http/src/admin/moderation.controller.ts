import { Controller } from '@nestjs/common';
import { ModerateComment, ModeratePost } from '#libs/post';
import type { Call } from '../edge/call.js';
import { Serve } from '../edge/serve.js';
import { routes } from '../routes.js';

/** Takes out of sight, and back. Each act is audited by the edge itself: see `auditAct`. */
@Controller()
export class ModerationController {
  constructor(
    private readonly moderatePost: ModeratePost,
    private readonly moderateComment: ModerateComment,
  ) {}

  @Serve(routes.moderatePost)
  async post({ params, body, origin }: Call<typeof routes.moderatePost>): Promise<void> {
    await this.moderatePost.run(params.id, body.hidden, origin);
  }

  @Serve(routes.moderateComment)
  async comment({ params, body, origin }: Call<typeof routes.moderateComment>): Promise<void> {
    await this.moderateComment.run(params.id, body.hidden, origin);
  }
}
