import { createHmac } from 'node:crypto';
import { KeyedHash } from '#libs/account/ports';

const KEY_BYTES = 32;

export class HmacKeyedHash extends KeyedHash {
  /** @param key 32 random bytes. @throws Error when there are fewer */
  constructor(private readonly key: Uint8Array) {
    super();
    if (key.length < KEY_BYTES) throw new Error(`the hash key has ${key.length} bytes, not ${KEY_BYTES}`);
  }

  override of(purpose: string, text: string): string {
    return createHmac('sha256', this.key)
      .update(JSON.stringify([purpose, text]))
      .digest('base64url');
  }
}
