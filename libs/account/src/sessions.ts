import { RefusedError } from '#libs/events';
import type { IdMaker } from '#libs/stream';
import type { Clock } from '#libs/stream/ports';
import type { Session, SessionStore, TokenSigner } from './ports.js';
import type { RefreshTokens } from './refresh-tokens.js';

export const ACCESS_TOKEN_SECONDS = 15 * 60;
export const REFRESH_SECONDS = 30 * 24 * 3_600;

export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

export interface NewSession extends Tokens {
  readonly sessionId: string;
}

/** Sessions: a short access token, and a refresh token that is replaced at each use. */
export class Sessions {
  constructor(
    private readonly store: SessionStore,
    private readonly refreshTokens: RefreshTokens,
    private readonly signer: TokenSigner,
    private readonly ids: IdMaker,
    private readonly clock: Clock,
  ) {}

  /** @param device what it calls itself */
  async begin(userId: string, device: string): Promise<NewSession> {
    const id = this.ids.next();
    const { token, secretHash } = this.refreshTokens.make(id);
    const now = this.clock.now();
    const times = { createdAtMs: now, usedAtMs: now, expiresAtMs: now + REFRESH_SECONDS * 1_000 };
    await this.store.put({ id, userId, secretHash, device, ...times });
    return { sessionId: id, ...(await this.tokens(userId, id, token)) };
  }

  /**
   * A refresh token that was used before ends its session: one of the two holders is not the owner.
   * @throws RefusedError `unauthenticated`
   */
  async refresh(refreshToken: string): Promise<Tokens> {
    const given = this.refreshTokens.read(refreshToken);
    const session = given && (await this.store.find(given.sessionId));
    const usedAtMs = this.clock.now();
    if (!given || !session || session.expiresAtMs <= usedAtMs) throw signInAgain();
    const { id, userId } = session;
    const next = this.refreshTokens.make(id);
    const times = { usedAtMs, expiresAtMs: usedAtMs + REFRESH_SECONDS * 1_000 };
    if (!(await this.store.rotate(id, { from: given.secretHash, to: next.secretHash, ...times }))) {
      await this.store.end(id);
      throw signInAgain();
    }
    return this.tokens(userId, id, next.token);
  }

  /** Those that have not ended, last used first. */
  async list(userId: string): Promise<readonly Session[]> {
    const now = this.clock.now();
    return (await this.store.of(userId)).filter(({ expiresAtMs }) => expiresAtMs > now);
  }

  /** Whether the session goes on: an access token does not outlive it. */
  async isOpen(userId: string, sessionId: string): Promise<boolean> {
    const session = await this.store.find(sessionId);
    return session?.userId === userId && session.expiresAtMs > this.clock.now();
  }

  /** @throws RefusedError `not_found` where the user has no such session */
  async end(userId: string, sessionId: string): Promise<void> {
    if (!(await this.isOpen(userId, sessionId))) throw new RefusedError('not_found', 'You have no such session.');
    await this.store.end(sessionId);
  }

  /** All of an account, but one. */
  async endAll(userId: string, exceptId?: string): Promise<void> {
    await this.store.endAll(userId, exceptId);
  }

  private async tokens(userId: string, sessionId: string, refreshToken: string): Promise<Tokens> {
    return { accessToken: await this.signer.sign({ userId, sessionId }, ACCESS_TOKEN_SECONDS), refreshToken };
  }
}

function signInAgain(): RefusedError {
  return new RefusedError('unauthenticated', 'This refresh token is not valid any more. Sign in again.');
}
