/** sfc32: a small generator of good quality, the same on every machine. All chance of a run comes from one seed. */
export class Prng {
  private a: number;
  private b: number;
  private c = 0x9e3779b9;
  private counter = 1;

  constructor(seed: number, stream = 0) {
    this.a = seed >>> 0;
    this.b = (Math.floor(seed / 2 ** 32) ^ Math.imul(stream + 1, 0x85ebca6b)) >>> 0;
    for (let round = 0; round < 15; round++) this.next();
  }

  /** Uniform in [0, 2^32). */
  next(): number {
    const sum = (this.a + this.b + this.counter) >>> 0;
    this.counter = (this.counter + 1) >>> 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) >>> 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) >>> 0;
    return sum;
  }

  fraction(): number {
    return this.next() / 2 ** 32;
  }

  /** Uniform in [0, below). */
  int(below: number): number {
    return Math.floor(this.fraction() * below);
  }

  between(low: number, high: number): number {
    return low + this.int(high - low + 1);
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new RangeError('nothing to pick from');
    return list[this.int(list.length)]!;
  }

  shuffle<T>(list: readonly T[]): T[] {
    const mixed = [...list];
    for (let at = mixed.length - 1; at > 0; at--) {
      const other = this.int(at + 1);
      [mixed[at], mixed[other]] = [mixed[other]!, mixed[at]!];
    }
    return mixed;
  }

  bytes(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => this.int(256));
  }

  /** A generator of its own, so that one part's rolls do not move another's. */
  fork(): Prng {
    return new Prng(this.next(), this.next());
  }
}
