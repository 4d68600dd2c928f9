import { type GroupName, rowMakingGroups, topicsOf } from '#libs/events';
import type { Consumer, ConsumerGround } from './consumer.js';
import { type EventLog, type LogStorage, partitionKey } from './ports.js';
import { ReplayLog } from './replay-log.js';
import { SliceFolder } from './slice-folder.js';

/** Records of one slice. */
const SLICE = 500;

/** Where each group stood, by partition. */
export type Noted = ReadonlyMap<GroupName, ReadonlyMap<string, number>>;

/** How far the groups that make rows have come: noted before rows are copied, for what is folded meanwhile is folded again. */
export async function noteOffsets(log: Pick<EventLog, 'committed'>): Promise<Noted> {
  const all = rowMakingGroups.map(async (group) => [group, await log.committed(group, topicsOf(group))] as const);
  return new Map(await Promise.all(all));
}

/**
 * Brings a copy of the rows up to the end of the log, which may be written meanwhile: each consumer, made on the copy,
 * a `ReplayLog` and a sender that pushes nothing, folds from where its group stood when the copy was begun, or from the earliest record. However
 * long the copy took, and in whatever order its tables were read, it ends as the rows that it was made from.
 * @throws what a fold was stopped by: begin again with a new copy
 */
export async function catchUp(
  consumers: readonly Consumer[],
  noted: Noted,
  {
    storage,
    ground,
  }: { storage: Pick<LogStorage, 'identity' | 'ranges' | 'read'>; ground: Omit<ConsumerGround, 'log'> },
): Promise<void> {
  const { epoch } = await storage.identity();
  const { signal } = new AbortController();
  for (const consumer of consumers) {
    const folder = new SliceFolder(consumer, { ...ground, log: new ReplayLog(storage) });
    for (const topic of topicsOf(consumer.group)) {
      for (const { partition, start } of await storage.ranges(topic)) {
        let next = Math.max(start, noted.get(consumer.group)?.get(partitionKey(topic, partition)) ?? start);
        for (;;) {
          const records = await storage.read(topic, partition, next, SLICE);
          if (records.length === 0) break;
          const slice = records.map((record) => ({ ...record, topic, partition, epoch }));
          const outcome = await folder.fold(slice, signal);
          if (outcome.kind === 'trouble') throw outcome.error;
          if (outcome.kind === 'lost') throw new Error(`group ${consumer.group} folds ${topic}/${partition} elsewhere`);
          next = records.at(-1)!.offset + 1;
        }
      }
    }
  }
}
