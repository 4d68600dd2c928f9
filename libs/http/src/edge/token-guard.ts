import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { RefusedError } from '#libs/events';
import type { KeepAudit } from '#libs/operate';
import type { Identify } from './identify.js';
import { contextOf } from './request-context.js';
import { routeOf } from './serve.js';

/** Lets a call through whose route asks for nobody, or whose token is ours, of an account that may do this now. */
export class TokenGuard implements CanActivate {
  constructor(
    private readonly identify: Identify,
    private readonly keepAudit: KeepAudit,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const auth = routeOf(context.getHandler())?.auth ?? 'none';
    if (auth === 'none') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const caller = await this.identify.run(request.headers.authorization);
    if (auth === 'admin' && caller.role !== 'admin') throw new RefusedError('forbidden', 'Administrators alone.');
    contextOf(request).caller = caller;
    if (auth === 'admin') contextOf(request).keepAudit = this.keepAudit;
    return true;
  }
}
