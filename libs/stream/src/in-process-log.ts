import { OutcomeUnknownError, UnavailableError } from '#libs/events';
import { Group } from './group.js';
import type { FeedGround } from './partition-feed.js';
import { partitionOf } from './partition-of.js';
import {
  type Clock,
  EventLog,
  type Logger,
  type LogIdentity,
  type LogRecord,
  type LogStorage,
  type Membership,
  type NewRecord,
  type PartitionRange,
  partitionKey,
  type Position,
  type Receive,
} from './ports.js';
import { Tail } from './tail.js';

/** How long records are kept, and which groups must have folded them before. */
export interface Retention {
  keepMs(topic: string): number;
  foldedBy(topic: string): readonly string[];
}

/** Past this nobody waits for an append any more; it may come to stand there later. */
const APPEND_DEADLINE_MS = 5_000;
/** Records are looked over for their age once an hour. */
const SWEEP_EVERY_MS = 3_600_000;

/** Groups, members and delivery over a storage that lies in this process: the embedded log. */
export class InProcessLog extends EventLog {
  private readonly groups = new Map<string, Group>();
  private readonly tails = new Set<Tail>();
  private readonly closing = new AbortController();

  private constructor(
    private readonly ground: FeedGround,
    private readonly partitions: ReadonlyMap<string, number>,
  ) {
    super();
  }

  static async open(
    storage: LogStorage,
    topics: readonly string[],
    { clock, logger }: { clock: Clock; logger: Logger },
  ): Promise<InProcessLog> {
    const counts = await Promise.all(
      topics.map(async (topic) => [topic, (await storage.ranges(topic)).length] as const),
    );
    const ground: FeedGround = { storage, clock, logger, identity: await storage.identity() };
    return new InProcessLog(ground, new Map(counts));
  }

  async identity(): Promise<LogIdentity> {
    return this.ground.identity;
  }

  async append(records: readonly NewRecord[]): Promise<readonly Position[]> {
    this.checkOpen();
    const timeMs = this.ground.clock.now();
    const placed = records.map(({ topic, key, value, partition }) => {
      return { topic, key, value, timeMs, partition: partition ?? partitionOf(key, this.countOf(topic)) };
    });
    const offsets = await this.write(placed);
    const { epoch } = this.ground.identity;
    return placed.map(({ topic, partition }, index) => ({ topic, partition, offset: offsets[index]!, epoch }));
  }

  async consume(group: string, topics: readonly string[], receive: Receive): Promise<Membership> {
    this.checkOpen();
    let known = this.groups.get(group);
    if (!known) {
      const partitions = topics.flatMap((topic) =>
        range(this.countOf(topic)).map((partition) => ({ topic, partition })),
      );
      known = new Group(group, this.ground, partitions);
      this.groups.set(group, known);
    }
    known.checkTopics(topics);
    return known.join(receive);
  }

  async tail(topics: readonly string[], receive: (record: LogRecord) => void): Promise<() => void> {
    this.checkOpen();
    const tail = new Tail(this.ground, receive);
    const end = () => {
      tail.end();
      this.tails.delete(tail);
    };
    this.tails.add(tail);
    try {
      await tail.start(topics);
    } catch (error) {
      end();
      throw error;
    }
    return end;
  }

  async ranges(topics: readonly string[]): Promise<readonly PartitionRange[]> {
    return (await Promise.all(topics.map((topic) => this.ground.storage.ranges(topic)))).flat();
  }

  async committed(group: string, topics: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const all = await this.ground.storage.committed(group);
    return new Map([...all].filter(([key]) => topics.includes(key.slice(0, key.lastIndexOf('/')))));
  }

  async close(): Promise<void> {
    this.closing.abort();
    for (const tail of this.tails) tail.end();
    for (const group of this.groups.values()) group.endAll();
  }

  /** Forgets, now and every hour until `close`, what is past its age and folded by everybody who must. */
  async retain(retention: Retention): Promise<void> {
    while (!this.closing.signal.aborted) {
      try {
        for (const topic of this.partitions.keys()) await this.trim(topic, retention);
      } catch (error) {
        this.ground.logger.warn('retention sweep failed', { error });
      }
      await this.ground.clock.sleep(SWEEP_EVERY_MS, this.closing.signal);
    }
  }

  private async trim(topic: string, retention: Retention): Promise<void> {
    const commits = await Promise.all(retention.foldedBy(topic).map((group) => this.ground.storage.committed(group)));
    for (const { partition, end } of await this.ground.storage.ranges(topic)) {
      const folded = commits.map((committed) => committed.get(partitionKey(topic, partition)) ?? 0);
      const olderThanMs = this.ground.clock.now() - retention.keepMs(topic);
      await this.ground.storage.trim(topic, partition, Math.min(end, ...folded), olderThanMs);
    }
  }

  /** Readers are told whenever it may stand there: also when the answer is an error, late, or never comes. */
  private write(placed: Parameters<LogStorage['append']>[0]): Promise<readonly number[]> {
    const ring = () => placed.forEach(({ topic, partition }) => this.ring(topic, partition));
    const answered = new AbortController();
    const writing = this.ground.storage.append(placed).finally(() => {
      answered.abort();
      ring();
    });
    const late = this.ground.clock.sleep(APPEND_DEADLINE_MS, answered.signal).then(() => {
      if (answered.signal.aborted) return writing;
      ring();
      throw new OutcomeUnknownError('the log did not answer in time');
    });
    return Promise.race([writing, late]);
  }

  private checkOpen(): void {
    if (this.closing.signal.aborted) throw new UnavailableError('the log is closed');
  }

  private countOf(topic: string): number {
    const count = this.partitions.get(topic);
    if (!count) throw new RangeError(`unknown topic ${topic}`);
    return count;
  }

  private ring(topic: string, partition: number): void {
    for (const group of this.groups.values()) group.appended(topic, partition);
    for (const tail of this.tails) tail.appended(topic, partition);
  }
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
