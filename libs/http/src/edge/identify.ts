import type { Sessions } from '#libs/account';
import type { TokenSigner, UserStore } from '#libs/account/ports';
import { RefusedError } from '#libs/events';
import type { Caller } from './request-context.js';

const BEARER = /^Bearer +([\w.~+/-]+=*)$/i;

/** Finds out who calls. */
export class Identify {
  constructor(
    private readonly signer: TokenSigner,
    private readonly users: UserStore,
    private readonly sessions: Sessions,
  ) {}

  /**
   * Whose token the header `authorization` carries. By the current rows: a token outlives neither its session, nor a
   * suspension, nor a deletion. @throws RefusedError `unauthenticated`
   */
  async run(authorization: string | undefined): Promise<Caller> {
    const token = BEARER.exec(authorization ?? '')?.[1];
    if (token === undefined)
      throw new RefusedError('unauthenticated', 'Send the header Authorization: Bearer <token>.');
    const claims = await this.signer.verify(token);
    if (!claims) throw new RefusedError('unauthenticated', 'The access token is not valid, or has ended. Refresh it.');
    const [{ role, suspended, deleted }, isOpen] = await Promise.all([
      this.users.standing(claims.userId),
      this.sessions.isOpen(claims.userId, claims.sessionId),
    ]);
    if (deleted) throw new RefusedError('unauthenticated', 'This account was deleted.');
    if (suspended) throw new RefusedError('unauthenticated', 'This account is suspended.');
    if (!isOpen) throw new RefusedError('unauthenticated', 'This session has ended. Sign in again.');
    return { ...claims, role };
  }
}
