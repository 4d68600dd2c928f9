import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { AccessClaims, TokenSigner, UserStore } from '#libs/account/ports';
import { RefusedError } from '#libs/events';
import { type Caller, contextOf } from './request-context.js';
import { routeOf } from './serve.js';

const BEARER = /^Bearer +([\w.~+/-]+=*)$/i;

/** Lets a call through whose route asks for nobody, or whose token is ours, of an account that may do this now. */
export class TokenGuard implements CanActivate {
  constructor(
    private readonly signer: TokenSigner,
    private readonly users: UserStore,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const auth = routeOf(context.getHandler())?.auth ?? 'none';
    if (auth === 'none') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const token = BEARER.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined)
      throw new RefusedError('unauthenticated', 'Send the header Authorization: Bearer <token>.');
    const claims = await this.signer.verify(token);
    if (!claims) throw new RefusedError('unauthenticated', 'The access token is not valid, or has ended. Refresh it.');
    const caller = await this.callerOf(claims);
    if (auth === 'admin' && caller.role !== 'admin') throw new RefusedError('forbidden', 'Administrators alone.');
    contextOf(request).caller = caller;
    return true;
  }

  /** By the current row: a token outlives neither a suspension nor a deletion. */
  private async callerOf(claims: AccessClaims): Promise<Caller> {
    const { role, suspended, deleted } = await this.users.standing(claims.userId);
    if (deleted) throw new RefusedError('unauthenticated', 'This account was deleted.');
    if (suspended) throw new RefusedError('unauthenticated', 'This account is suspended.');
    return { ...claims, role };
  }
}
