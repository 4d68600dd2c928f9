import { Controller } from '@nestjs/common';
import { SetRelation } from '#libs/feed';
import { type Call, otherUserId } from '../edge/call.js';
import { Serve } from '../edge/serve.js';
import { Access, type Met } from '../policy/access.js';
import { routes } from '../routes.js';

type Shunning = Call<typeof routes.block | typeof routes.unblock | typeof routes.mute | typeof routes.unmute>;

@Controller()
export class RelationsController {
  constructor(
    private readonly setRelation: SetRelation,
    private readonly access: Access,
  ) {}

  @Serve(routes.block)
  async block(call: Call<typeof routes.block>): Promise<void> {
    const { user } = await this.meet(call);
    await this.setRelation.block(call.caller.userId, user.id, call.origin);
  }

  /** Where no block is seen, it may be that its row is late; what it may have ended is nobody's wish then. */
  @Serve(routes.unblock)
  async unblock(call: Call<typeof routes.unblock>): Promise<void> {
    const { user, tie } = await this.meet(call);
    await this.setRelation.unblock(call.caller.userId, user.id, tie.relation?.blocks === true, call.origin);
  }

  @Serve(routes.mute)
  async mute(call: Call<typeof routes.mute>): Promise<void> {
    const { user } = await this.access.toAccount(call.caller.userId, 'see', otherUserId(call, ...SELF));
    await this.setRelation.mute(call.caller.userId, user.id, true, call.origin);
  }

  @Serve(routes.unmute)
  async unmute(call: Call<typeof routes.unmute>): Promise<void> {
    const { user } = await this.meet(call);
    await this.setRelation.mute(call.caller.userId, user.id, false, call.origin);
  }

  private meet(call: Shunning): Promise<Met> {
    return this.access.toAccount(call.caller.userId, 'shun', otherUserId(call, ...SELF));
  }
}

const SELF = ['own_account', 'Nobody does this to themselves.'] as const;
