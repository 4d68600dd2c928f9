import { Doorbell } from './doorbell.js';
import {
  type Clock,
  type Logger,
  type LogIdentity,
  type LogStorage,
  PartitionLostError,
  type Receive,
  type StoredRecord,
} from './ports.js';

/** Records of one delivery at most. */
const BATCH = 500;
/** Wait after the storage failed, or after a handler that neither committed nor paused. */
const AGAIN_MS = 100;

export interface FeedGround {
  readonly storage: LogStorage;
  readonly clock: Clock;
  readonly identity: LogIdentity;
  readonly logger: Logger;
}

/** One partition as one member holds it: reads on from the committed offset and delivers, one batch at a time. */
export class PartitionFeed {
  private readonly bell = new Doorbell();
  private readonly held = new AbortController();
  private next = 0;
  /** Seeks so far: what was read or delivered before the last one says nothing about where to go on. */
  private seeks = 0;
  private paused = false;
  private ending = false;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly ground: FeedGround,
    private readonly group: string,
    readonly topic: string,
    readonly partition: number,
    private readonly receive: Receive,
  ) {}

  start(committed: number | undefined): void {
    this.next = committed ?? 0;
    this.running = this.run();
  }

  ring(): void {
    this.bell.ring();
  }

  resume(): void {
    this.paused = false;
    this.bell.ring();
  }

  seek(offset: number): void {
    this.next = offset;
    this.seeks += 1;
    this.bell.ring();
  }

  /** Takes no more; resolves when the handler in hand has returned. */
  async end(): Promise<void> {
    this.ending = true;
    this.bell.ring();
    await this.running;
  }

  /** Another member's from now on: no commit of this one is taken any more. */
  lose(): void {
    this.ending = true;
    this.held.abort();
    this.bell.ring();
  }

  private async run(): Promise<void> {
    while (!this.ending) {
      if (this.paused) {
        await this.bell.wait();
        continue;
      }
      if (!(await this.deliver())) await this.bell.wait();
    }
  }

  /** Answers whether there may be more. */
  private async deliver(): Promise<boolean> {
    const { seeks } = this;
    const records = await this.read();
    if (!records) return this.again();
    if (this.ending || this.paused || this.seeks !== seeks) return true;
    if (records.length === 0) return false;
    const from = this.next;
    await this.hand(records);
    return this.next === from && this.seeks === seeks && !this.paused && !this.ending ? this.again() : true;
  }

  private async hand(records: readonly StoredRecord[]): Promise<void> {
    const { group, topic, partition } = this;
    const { epoch } = this.ground.identity;
    const { seeks } = this;
    try {
      await this.receive({
        topic,
        partition,
        records: records.map((record) => ({ ...record, topic, partition, epoch })),
        signal: this.held.signal,
        commit: (next) => this.commit(next, seeks),
        heartbeat: async () => this.checkHeld(),
        pause: () => {
          this.paused = true;
        },
      });
    } catch (error) {
      // It must not throw; but one partition's loop that ends without a word would be worse than asking again.
      if (!this.ending) this.ground.logger.error('handler threw', { group, topic, partition, error });
    }
  }

  private async again(): Promise<true> {
    await this.ground.clock.sleep(AGAIN_MS, this.held.signal);
    return true;
  }

  /** Undefined when the storage does not answer now. What is no longer kept is passed over: no record is below the start. */
  private async read(): Promise<readonly StoredRecord[] | undefined> {
    const { group, topic, partition } = this;
    try {
      return await this.ground.storage.read(topic, partition, this.next, BATCH);
    } catch (error) {
      this.ground.logger.warn('log does not answer', { group, topic, partition, error });
      return undefined;
    }
  }

  private async commit(next: number, seeks: number): Promise<void> {
    this.checkHeld();
    await this.ground.storage.commit(this.group, this.topic, this.partition, next);
    this.checkHeld();
    if (this.seeks === seeks) this.next = next;
  }

  private checkHeld(): void {
    if (this.held.signal.aborted) throw new PartitionLostError(this.topic, this.partition);
  }
}
