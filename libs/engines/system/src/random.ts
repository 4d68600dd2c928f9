import { randomBytes } from 'node:crypto';
import { Random } from '#libs/stream/ports';

export class SystemRandom extends Random {
  override bytes(count: number): Uint8Array {
    return randomBytes(count);
  }

  override fraction(): number {
    // The upper 53 bits: as many as a double holds exactly.
    return Number(randomBytes(8).readBigUInt64LE() >> 11n) / 2 ** 53;
  }
}
