import { Controller } from '@nestjs/common';
import { Sessions } from '#libs/account';
import { PushSubscriptions } from '#libs/notify/ports';
import type { Call } from '../edge/call.js';
import { Serve } from '../edge/serve.js';
import { PacedSignIn } from '../pace/paced-sign-in.js';
import { routes } from '../routes.js';
import type { SessionsBody } from '../shapes.js';

@Controller()
export class SessionsController {
  constructor(
    private readonly sessions: Sessions,
    private readonly signIn: PacedSignIn,
    private readonly subscriptions: PushSubscriptions,
  ) {}

  @Serve(routes.listSessions)
  async list({ caller }: Call<typeof routes.listSessions>): Promise<SessionsBody> {
    const sessions = await this.sessions.list(caller.userId);
    return {
      items: sessions.map(({ id, createdAtMs, usedAtMs, device }) => ({
        id,
        createdAt: new Date(createdAtMs).toISOString(),
        lastUsedAt: new Date(usedAtMs).toISOString(),
        device,
        current: id === caller.sessionId,
      })),
    };
  }

  @Serve(routes.endSession)
  async end({ params, caller }: Call<typeof routes.endSession>): Promise<void> {
    await this.sessions.end(caller.userId, params.id === 'current' ? caller.sessionId : params.id);
  }

  /** Push messages go to no browser any more until it subscribes again: it may not be the owner's. */
  @Serve(routes.changePassword)
  async change({ body, caller }: Call<typeof routes.changePassword>): Promise<void> {
    await this.signIn.change(caller, body);
    await this.subscriptions.forget(caller.userId);
  }

  @Serve(routes.resetPassword)
  async reset({ body, request }: Call<typeof routes.resetPassword>): Promise<void> {
    await this.subscriptions.forget(await this.signIn.reset(body, request));
  }
}
