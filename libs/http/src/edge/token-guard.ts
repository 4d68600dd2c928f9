import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { TokenSigner } from '#libs/account/ports';
import { RefusedError } from '#libs/events';
import { contextOf } from './request-context.js';
import { routeOf } from './serve.js';

const BEARER = /^Bearer +([\w.~+/-]+=*)$/i;

/** Lets a call through whose route asks for nobody, or whose token is ours and has not ended. */
export class TokenGuard implements CanActivate {
  constructor(private readonly signer: TokenSigner) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (routeOf(context.getHandler())?.auth !== 'user') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const token = BEARER.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined)
      throw new RefusedError('unauthenticated', 'Send the header Authorization: Bearer <token>.');
    const caller = await this.signer.verify(token);
    if (!caller) throw new RefusedError('unauthenticated', 'The access token is not valid, or has ended. Refresh it.');
    contextOf(request).caller = caller;
    return true;
  }
}
