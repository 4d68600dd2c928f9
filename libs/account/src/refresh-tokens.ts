import { createHash, timingSafeEqual } from 'node:crypto';
import type { Random } from '#libs/stream/ports';
import type { KeyedHash } from './ports.js';

export interface RefreshToken {
  readonly sessionId: string;
  readonly secretHash: string;
}

/**
 * Refresh tokens: `<session id>.<secret>.<seal>`. The seal proves that we gave the token out, so that only one that was
 * given out, and not the session's id alone, can end a session by being used again.
 */
export class RefreshTokens {
  constructor(
    private readonly random: Random,
    private readonly keyedHash: KeyedHash,
  ) {}

  make(sessionId: string): { readonly token: string; readonly secretHash: string } {
    const secret = Buffer.from(this.random.bytes(32)).toString('base64url');
    return { token: `${sessionId}.${secret}.${this.seal(sessionId, secret)}`, secretHash: hashOf(secret) };
  }

  /** What the token says, or undefined where it is none of ours. */
  read(token: string): RefreshToken | undefined {
    const [sessionId = '', secret = '', seal = ''] = token.split('.');
    if (!equal(seal, this.seal(sessionId, secret))) return undefined;
    return { sessionId, secretHash: hashOf(secret) };
  }

  private seal(sessionId: string, secret: string): string {
    return this.keyedHash.of('refresh token', `${sessionId}.${secret}`);
  }
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

function equal(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}
