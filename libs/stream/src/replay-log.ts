import {
  EventLog,
  type LogIdentity,
  type LogStorage,
  type Membership,
  type NewRecord,
  type PartitionRange,
  type Position,
} from './ports.js';

/**
 * The log as folds see it that make rows anew: what they append stands in the real one already, so nothing is appended,
 * and nobody consumes.
 */
export class ReplayLog extends EventLog {
  constructor(private readonly storage: Pick<LogStorage, 'identity' | 'ranges'>) {
    super();
  }

  override identity(): Promise<LogIdentity> {
    return this.storage.identity();
  }

  /** Answers positions at which nothing stands. */
  override async append(records: readonly NewRecord[]): Promise<readonly Position[]> {
    const { epoch } = await this.identity();
    return records.map(({ topic, partition = 0 }, offset) => ({ topic, partition, offset, epoch }));
  }

  override async consume(): Promise<Membership> {
    throw new Error('nobody consumes while rows are made anew');
  }

  override async tail(): Promise<() => void> {
    return () => undefined;
  }

  override async ranges(topics: readonly string[]): Promise<readonly PartitionRange[]> {
    return (await Promise.all(topics.map((topic) => this.storage.ranges(topic)))).flat();
  }

  override async committed(): Promise<ReadonlyMap<string, number>> {
    return new Map();
  }

  override async close(): Promise<void> {
    return undefined;
  }
}
