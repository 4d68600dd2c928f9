import { createHash } from 'node:crypto';
import { type AccessClaims, TokenSigner } from '#libs/account/ports';
import type { Clock } from '#libs/stream/ports';

interface Body extends AccessClaims {
  readonly endsAtMs: number;
}

/** Three parts like a JWT, sealed with a hash over a secret that stands in the constructor: for the simulator alone. */
export class MemoryTokenSigner extends TokenSigner {
  constructor(
    private readonly clock: Clock,
    private readonly secret = 'memory',
  ) {
    super();
  }

  override async sign(claims: AccessClaims, lifetimeSeconds: number): Promise<string> {
    const now = Math.floor(this.clock.now() / 1_000) * 1_000;
    const body: Body = { userId: claims.userId, sessionId: claims.sessionId, endsAtMs: now + lifetimeSeconds * 1_000 };
    return this.sealed(Buffer.from(JSON.stringify(body)).toString('base64url'));
  }

  override async verify(token: string): Promise<AccessClaims | undefined> {
    const text = token.split('.')[1];
    if (text === undefined || this.sealed(text) !== token) return undefined;
    const body = JSON.parse(Buffer.from(text, 'base64url').toString()) as Body;
    if (Math.floor(this.clock.now() / 1_000) * 1_000 >= body.endsAtMs) return undefined;
    return { userId: body.userId, sessionId: body.sessionId };
  }

  private sealed(body: string): string {
    return `memory.${body}.${createHash('sha256').update(`${this.secret} ${body}`).digest('base64url')}`;
  }
}
