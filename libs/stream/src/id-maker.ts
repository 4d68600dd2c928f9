import { timeOfId, uuidv7 } from '#libs/events';
import type { Clock, Random } from './ports.js';

/** Ids within one millisecond: the 12 bits after the time count them (RFC 9562 §6.2, method 1). */
const PER_MILLISECOND = 4096;

/** UUIDv7s that rise within this process, also when the clock stands still or goes back. */
export class IdMaker {
  private lastMs = 0;
  private count = 0;

  constructor(
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /** With `above`, an id that sorts above that one, whoever made it and whatever its clock said. */
  next(above = ''): string {
    const id = this.rising();
    return id > above ? id : uuidv7(timeOfId(above) + 1, this.random.bytes(16));
  }

  private rising(): string {
    const now = this.clock.now();
    if (now > this.lastMs) {
      this.lastMs = now;
      this.count = 0;
    } else if (++this.count === PER_MILLISECOND) {
      this.lastMs += 1;
      this.count = 0;
    }
    const bytes = Uint8Array.from(this.random.bytes(16));
    bytes[6] = this.count >> 8;
    bytes[7] = this.count & 0xff;
    return uuidv7(this.lastMs, bytes);
  }
}
