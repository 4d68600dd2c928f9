import type { FeedGround } from './partition-feed.js';
import { type LogRecord, partitionKey } from './ports.js';

/** Wait after the storage did not answer. */
const AGAIN_MS = 100;

/** One reader of everything from now on, in the order of each partition. */
export class Tail {
  private readonly next = new Map<string, number>();
  private pumping: Promise<void> = Promise.resolve();
  private readonly ending = new AbortController();

  constructor(
    private readonly ground: FeedGround,
    private readonly receive: (record: LogRecord) => void,
  ) {}

  async start(topics: readonly string[]): Promise<void> {
    for (const topic of topics) {
      for (const { partition, end } of await this.ground.storage.ranges(topic))
        this.next.set(partitionKey(topic, partition), end);
    }
  }

  appended(topic: string, partition: number): void {
    if (!this.next.has(partitionKey(topic, partition))) return;
    this.pumping = this.pumping.then(() => this.pumpUntilDone(topic, partition));
  }

  end(): void {
    this.ending.abort();
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
      if (records.length === 0 || this.ending.signal.aborted) return;
      for (const record of records) this.receive({ ...record, topic, partition, epoch: this.ground.identity.epoch });
      this.next.set(key, records.at(-1)!.offset + 1);
    }
  }
}
