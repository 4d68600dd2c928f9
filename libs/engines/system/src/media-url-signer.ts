import { createHmac, timingSafeEqual } from 'node:crypto';
import { type MediaGrant, MediaUrlSigner } from '#libs/media/ports';

const KEY_BYTES = 32;
/** Of the HMAC: 128 bits, which nobody guesses, keep a URL short. */
const SEAL_BYTES = 16;

/** HMAC-SHA256 over the whole grant. */
export class HmacMediaUrlSigner extends MediaUrlSigner {
  /** @param key 32 random bytes. @throws Error when there are fewer */
  constructor(private readonly key: Uint8Array) {
    super();
    if (key.length < KEY_BYTES) throw new Error(`the key of media URLs has ${key.length} bytes, not ${KEY_BYTES}`);
  }

  override sign({ mediaId, scope, expiresAt }: MediaGrant): string {
    const seal = createHmac('sha256', this.key)
      .update(JSON.stringify([mediaId, scope, expiresAt]))
      .digest();
    return seal.subarray(0, SEAL_BYTES).toString('base64url');
  }

  override verify(grant: MediaGrant, signature: string): boolean {
    const [given, ours] = [Buffer.from(signature), Buffer.from(this.sign(grant))];
    return given.length === ours.length && timingSafeEqual(given, ours);
  }
}
