import type { FeedGround } from './partition-feed.js';
import { type LogRecord, partitionKey } from './ports.js';

/** Wait after the storage did not answer. */
const AGAIN_MS = 100;

/** One reader of everything from now on, in the order of each partition. */
export class Tail {
  private readonly next = new Map<string, number>();
  /** Partitions that may have more than was given. */
  private readonly rung = new Map<string, { topic: string; partition: number }>();
  private pumping = false;
  private readonly ending = new AbortController();

  constructor(
    private readonly ground: FeedGround,
    private readonly receive: (record: LogRecord) => void,
  ) {}

  async start(topics: readonly string[]): Promise<void> {
    const ranges = (await Promise.all(topics.map((topic) => this.ground.storage.ranges(topic)))).flat();
    for (const { topic, partition, end } of ranges) this.next.set(partitionKey(topic, partition), end);
    // What came between the answer above and now rang in vain.
    for (const { topic, partition } of ranges) this.appended(topic, partition);
  }

  appended(topic: string, partition: number): void {
    const key = partitionKey(topic, partition);
    if (!this.next.has(key)) return;
    this.rung.set(key, { topic, partition });
    if (!this.pumping) void this.pumpAll();
  }

  end(): void {
    this.ending.abort();
  }

  private async pumpAll(): Promise<void> {
    this.pumping = true;
    for (const [key, { topic, partition }] of this.rung) {
      this.rung.delete(key);
      await this.pumpUntilDone(topic, partition);
    }
    this.pumping = false;
  }

  private async pumpUntilDone(topic: string, partition: number): Promise<void> {
    while (!this.ending.signal.aborted) {
      try {
        return await this.pump(topic, partition);
      } catch (error) {
        this.ground.logger.warn('tail waits for the log', { topic, partition, error });
        await this.ground.clock.sleep(AGAIN_MS, this.ending.signal);
      }
    }
  }

  private async pump(topic: string, partition: number): Promise<void> {
    const key = partitionKey(topic, partition);
    for (;;) {
      const from = this.next.get(key)!;
      const records = await this.ground.storage.read(topic, partition, from, 500);
      if (records.length === 0) return;
      for (const record of records) {
        if (this.ending.signal.aborted) return;
        this.give({ ...record, topic, partition, epoch: this.ground.identity.epoch });
      }
      this.next.set(key, records.at(-1)!.offset + 1);
    }
  }

  /** A record at which its reader throws is passed over: asked again, it would hold up everything behind it. */
  private give(record: LogRecord): void {
    try {
      this.receive(record);
    } catch (error) {
      const { topic, partition, offset } = record;
      this.ground.logger.error('tail reader threw', { topic, partition, offset, error });
    }
  }
}
