import { type GroupName, topicsOf } from '#libs/events';
import { type EventLog, partitionKey } from './ports.js';

export interface PartitionLag {
  readonly topic: string;
  readonly partition: number;
  /** Records between the committed offset and the end. */
  readonly lag: number;
}

/** How far `group` is behind, by partition. */
export async function lagOf(log: EventLog, group: GroupName): Promise<readonly PartitionLag[]> {
  const topics = topicsOf(group);
  const [ranges, committed] = await Promise.all([log.ranges(topics), log.committed(group, topics)]);
  return ranges.map(({ topic, partition, start, end }) => {
    const next = Math.max(start, committed.get(partitionKey(topic, partition)) ?? start);
    return { topic, partition, lag: end - next };
  });
}
