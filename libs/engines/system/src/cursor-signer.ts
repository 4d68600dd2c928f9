import { createHmac, timingSafeEqual } from 'node:crypto';
import { CursorSigner } from '#libs/feed/ports';

const KEY_BYTES = 32;
/** Of the HMAC: 128 bits, which nobody guesses, keep a cursor short. */
const SEAL_BYTES = 16;

/** `<text in base64url>.<seal>`: the seal is an HMAC-SHA256 over list and text. */
export class HmacCursorSigner extends CursorSigner {
  /** @param key 32 random bytes. @throws Error when there are fewer */
  constructor(private readonly key: Uint8Array) {
    super();
    if (key.length < KEY_BYTES) throw new Error(`the cursor key has ${key.length} bytes, not ${KEY_BYTES}`);
  }

  override async seal(text: string, list: string): Promise<string> {
    return this.sealed(text, list);
  }

  /** The whole is made anew and compared: of several spellings of one text in base64url only ours is taken. */
  override async open(sealed: string, list: string): Promise<string | undefined> {
    const text = Buffer.from(sealed.split('.', 1)[0] ?? '', 'base64url').toString();
    const [given, ours] = [Buffer.from(sealed), Buffer.from(this.sealed(text, list))];
    return given.length === ours.length && timingSafeEqual(given, ours) ? text : undefined;
  }

  private sealed(text: string, list: string): string {
    const seal = createHmac('sha256', this.key)
      .update(JSON.stringify([list, text]))
      .digest();
    return `${Buffer.from(text).toString('base64url')}.${seal.subarray(0, SEAL_BYTES).toString('base64url')}`;
  }
}
