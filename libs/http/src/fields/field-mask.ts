/**
 * Which fields of an answer, or of a body, are meant: all of them, or those that are named, each whole or in part.
 * What it says of a list it says of each item.
 */
export class FieldMask {
  static readonly ALL = new FieldMask();
  static readonly NONE = new FieldMask(new Map());

  private constructor(private readonly named?: ReadonlyMap<string, FieldMask>) {}

  static of(named: Iterable<readonly [string, FieldMask]>): FieldMask {
    const fields = new Map<string, FieldMask>();
    for (const [name, mask] of named) fields.set(name, fields.get(name)?.or(mask) ?? mask);
    return new FieldMask(fields);
  }

  /** The names at the top, in the order in which they were given; undefined where all are meant. */
  get names(): readonly string[] | undefined {
    return this.named && [...this.named.keys()];
  }

  /** Whether the field, or something in it, is meant. */
  has(name: string): boolean {
    return this.named?.has(name) ?? true;
  }

  /** What is meant of that which stands in the field. */
  at(name: string): FieldMask {
    return this.named ? (this.named.get(name) ?? FieldMask.NONE) : FieldMask.ALL;
  }

  /** What either means. */
  or(other: FieldMask): FieldMask {
    if (!this.named || !other.named) return FieldMask.ALL;
    return FieldMask.of([...this.named, ...other.named]);
  }

  /** The value with what is meant of it alone. */
  prune<T>(value: T): T {
    if (!this.named || typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((item: unknown) => this.prune(item)) as T;
    const kept = Object.entries(value).filter(([name]) => this.has(name));
    return Object.fromEntries(kept.map(([name, one]) => [name, this.at(name).prune(one)])) as T;
  }
}
