import { createHash, timingSafeEqual } from 'node:crypto';
import { RefusedError } from '#libs/events';
import type { IdMaker } from '#libs/stream';
import type { Clock, Random } from '#libs/stream/ports';
import type { Session, SessionStore, TokenSigner } from './ports.js';

export const ACCESS_TOKEN_SECONDS = 15 * 60;
const REFRESH_MS = 30 * 24 * 3_600_000;

export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** Sessions: a short access token, and a refresh token that is replaced at each use. */
export class Sessions {
  constructor(
    private readonly store: SessionStore,
    private readonly signer: TokenSigner,
    private readonly ids: IdMaker,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  async begin(userId: string): Promise<Tokens> {
    const id = this.ids.next();
    const secret = this.newSecret();
    await this.store.put({ id, userId, secretHash: hashOf(secret), expiresAtMs: this.clock.now() + REFRESH_MS });
    return this.tokens({ id, userId }, secret);
  }

  /** A refresh token that was used before ends its session: one of the two holders is not the owner. */
  async refresh(refreshToken: string): Promise<Tokens> {
    const [id = '', secret = ''] = refreshToken.split('.');
    const session = await this.store.find(id);
    if (!session || session.expiresAtMs <= this.clock.now()) throw signInAgain();
    const next = this.newSecret();
    const expiresAtMs = this.clock.now() + REFRESH_MS;
    const from = hashOf(secret);
    const rotated = equal(from, session.secretHash) && (await this.store.rotate(id, from, hashOf(next), expiresAtMs));
    if (!rotated) {
      await this.store.end(id);
      throw signInAgain();
    }
    return this.tokens(session, next);
  }

  private async tokens({ id, userId }: Pick<Session, 'id' | 'userId'>, secret: string): Promise<Tokens> {
    const accessToken = await this.signer.sign({ userId, sessionId: id }, ACCESS_TOKEN_SECONDS);
    return { accessToken, refreshToken: `${id}.${secret}` };
  }

  private newSecret(): string {
    return Buffer.from(this.random.bytes(32)).toString('base64url');
  }
}

function signInAgain(): RefusedError {
  return new RefusedError('unauthenticated', 'This refresh token is not valid any more. Sign in again.');
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

function equal(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
