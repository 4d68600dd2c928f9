import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { errors, exportPKCS8, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import { type AccessClaims, TokenSigner } from '#libs/account/ports';
import type { Clock } from '#libs/stream/ports';

const ALGORITHM = 'EdDSA';
const TYPE = 'JWT';
/** Issuer and audience: there is one of each. */
const PARTY = 'mediafeed';
const LONGEST_TOKEN = 8_192;

/** A new Ed25519 private key, PKCS8 in PEM. */
export async function generateSigningKey(): Promise<string> {
  const pair = await generateKeyPair(ALGORITHM, { crv: 'Ed25519', extractable: true });
  return await exportPKCS8(pair.privateKey);
}

/** `sub` is the user, `sid` the session. One key, one algorithm, no key named or carried by a token. */
export class JoseTokenSigner extends TokenSigner {
  private readonly privateKey: KeyObject;
  private readonly publicKey: KeyObject;

  /** @param privateKeyPem Ed25519 in PKCS8. @throws Error when it is anything else */
  constructor(
    privateKeyPem: string,
    private readonly clock: Clock,
  ) {
    super();
    this.privateKey = createPrivateKey(privateKeyPem);
    if (this.privateKey.asymmetricKeyType !== 'ed25519') throw new Error('the signing key is not an Ed25519 key');
    this.publicKey = createPublicKey(this.privateKey);
  }

  override async sign(claims: AccessClaims, lifetimeSeconds: number): Promise<string> {
    const issuedAt = Math.floor(this.clock.now() / 1_000);
    return await new SignJWT({ sid: claims.sessionId })
      .setProtectedHeader({ alg: ALGORITHM, typ: TYPE })
      .setIssuer(PARTY)
      .setAudience(PARTY)
      .setSubject(claims.userId)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + lifetimeSeconds)
      .sign(this.privateKey);
  }

  override async verify(token: string): Promise<AccessClaims | undefined> {
    if (token.length > LONGEST_TOKEN) return undefined;
    try {
      const { payload, protectedHeader } = await jwtVerify(token, this.publicKey, {
        algorithms: [ALGORITHM],
        typ: TYPE,
        issuer: PARTY,
        audience: PARTY,
        requiredClaims: ['exp', 'sub', 'sid'],
        currentDate: new Date(this.clock.now()),
      });
      const { sub, sid } = payload;
      if (Object.keys(protectedHeader).length !== 2 || typeof sub !== 'string' || typeof sid !== 'string')
        return undefined;
      return { userId: sub, sessionId: sid };
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }
}
