import type { LogIdentity, PartitionRange, Random, StoredRecord } from '#libs/stream/ports';
import { LogStorage, partitionKey } from '#libs/stream/ports';

/** Partitions of a topic that does not say how many. */
const PARTITIONS = 4;

export interface MemoryLogOptions {
  readonly topics: readonly { readonly name: string; readonly partitions?: number }[];
  readonly random: Random;
  /** Of a log that replaces another one: above that one's. */
  readonly epoch?: number;
}

type NewRow = Parameters<LogStorage['append']>[0][number];

/** `records[0]` has offset `start`. */
interface Partition {
  start: number;
  records: StoredRecord[];
}

/** What an append has taken is durable: it stands as long as this object does, whoever reads it anew. */
export class MemoryLogStorage extends LogStorage {
  private readonly partitions = new Map<string, readonly Partition[]>();
  private readonly commits = new Map<string, Map<string, number>>();
  private readonly known: LogIdentity;

  constructor({ topics, random, epoch = 0 }: MemoryLogOptions) {
    super();
    for (const { name, partitions = PARTITIONS } of topics) {
      this.partitions.set(
        name,
        Array.from({ length: partitions }, () => ({ start: 0, records: [] })),
      );
    }
    this.known = { id: Buffer.from(random.bytes(16)).toString('hex'), epoch };
  }

  async identity(): Promise<LogIdentity> {
    return this.known;
  }

  async append(records: readonly NewRow[]): Promise<readonly number[]> {
    const places = records.map(({ topic, partition }) => this.partitionOf(topic, partition));
    return records.map(({ key, value, timeMs }, index) => {
      const place = places[index]!;
      const offset = endOf(place);
      place.records.push({ offset, key, value: Uint8Array.from(value), timeMs });
      return offset;
    });
  }

  async read(topic: string, partition: number, from: number, max: number): Promise<readonly StoredRecord[]> {
    const { start, records } = this.partitionOf(topic, partition);
    const first = Math.max(0, from - start);
    return records.slice(first, first + max);
  }

  async ranges(topic: string): Promise<readonly PartitionRange[]> {
    return this.partitionsOf(topic).map((one, partition) => {
      return { topic, partition, start: one.start, end: endOf(one) };
    });
  }

  async commit(group: string, topic: string, partition: number, next: number): Promise<void> {
    const commits = this.commits.get(group) ?? new Map<string, number>();
    this.commits.set(group, commits.set(partitionKey(topic, partition), next));
  }

  async committed(group: string): Promise<ReadonlyMap<string, number>> {
    return new Map(this.commits.get(group));
  }

  async trim(topic: string, partition: number, before: number, olderThanMs: number): Promise<void> {
    const one = this.partitionOf(topic, partition);
    const kept = one.records.findIndex(({ offset, timeMs }) => offset >= before || timeMs >= olderThanMs);
    const forgotten = kept < 0 ? one.records.length : kept;
    one.records = one.records.slice(forgotten);
    one.start += forgotten;
  }

  private partitionsOf(topic: string): readonly Partition[] {
    const partitions = this.partitions.get(topic);
    if (!partitions) throw new RangeError(`the log has no topic ${topic}`);
    return partitions;
  }

  private partitionOf(topic: string, partition: number): Partition {
    const one = this.partitionsOf(topic)[partition];
    if (!one) throw new RangeError(`topic ${topic} has no partition ${partition}`);
    return one;
  }
}

function endOf({ start, records }: Partition): number {
  return start + records.length;
}
