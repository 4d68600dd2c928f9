import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { contextOf } from '../edge/request-context.js';
import { routeOf } from '../edge/serve.js';
import type { Route } from '../route.js';
import { limitOf } from './limits.js';
import { type Pace, RateLimitedError, type Standing } from './pace.js';
import type { Senders } from './sender.js';

/** Lets nobody call faster than the limits of the route. Stands behind the TokenGuard. */
export class PaceGuard implements CanActivate {
  constructor(
    private readonly pace: Pace,
    private readonly senders: Senders,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const route = routeOf(context.getHandler());
    const http = context.switchToHttp();
    if (route) await this.hold(route, http.getRequest(), http.getResponse());
    return true;
  }

  private async hold(route: Route, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { limit, per } = limitOf(route) ?? {};
    if (!limit) return;
    const who = per === 'account' ? contextOf(request).caller?.userId : this.senders.ofAddress(request);
    if (who === undefined) return;
    try {
      tell(reply, await this.pace.take(limit, who));
    } catch (error) {
      if (error instanceof RateLimitedError)
        tell(reply, { limit, remaining: 0, resetSeconds: error.retryAfterSeconds });
      throw error;
    }
  }
}

/** As draft-ietf-httpapi-ratelimit-headers has it. */
function tell(reply: FastifyReply, standing: Standing | undefined): void {
  if (!standing) return;
  const { limit, remaining, resetSeconds } = standing;
  void reply.headers({
    'ratelimit-policy': `"${limit.name}";q=${limit.quota};w=${limit.seconds}`,
    ratelimit: `"${limit.name}";r=${remaining};t=${resetSeconds}`,
  });
}
