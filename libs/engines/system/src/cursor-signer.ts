import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto';
import { CursorSigner } from '#libs/feed/ports';

const KEY_BYTES = 32;
/** Of the HMAC: 128 bits, which nobody guesses, keep a cursor short. */
const SEAL_BYTES = 16;
const CIPHER = 'aes-256-ctr';

/**
 * `<seal><text, encrypted>` in base64url: the seal is an HMAC-SHA256 over list and text, and what the encryption begins
 * with (as SIV does, RFC 5297). A place may be the id of something that its reader does not see.
 */
export class HmacCursorSigner extends CursorSigner {
  private readonly textKey: Uint8Array;

  /** @param key 32 random bytes. @throws Error when there are fewer */
  constructor(private readonly key: Uint8Array) {
    super();
    if (key.length < KEY_BYTES) throw new Error(`the cursor key has ${key.length} bytes, not ${KEY_BYTES}`);
    this.textKey = createHmac('sha256', key).update('the text of cursors').digest();
  }

  override async seal(text: string, list: string): Promise<string> {
    return this.sealed(text, list);
  }

  /** The whole is made anew and compared: of several spellings of one text in base64url only ours is taken. */
  override async open(sealed: string, list: string): Promise<string | undefined> {
    const bytes = Buffer.from(sealed, 'base64url');
    if (bytes.length < SEAL_BYTES) return undefined;
    const decipher = createDecipheriv(CIPHER, this.textKey, bytes.subarray(0, SEAL_BYTES));
    const text = decipher.update(bytes.subarray(SEAL_BYTES)).toString();
    const [given, ours] = [Buffer.from(sealed), Buffer.from(this.sealed(text, list))];
    return given.length === ours.length && timingSafeEqual(given, ours) ? text : undefined;
  }

  private sealed(text: string, list: string): string {
    const seal = createHmac('sha256', this.key)
      .update(JSON.stringify([list, text]))
      .digest()
      .subarray(0, SEAL_BYTES);
    const cipher = createCipheriv(CIPHER, this.textKey, seal);
    return Buffer.concat([seal, cipher.update(text)]).toString('base64url');
  }
}
