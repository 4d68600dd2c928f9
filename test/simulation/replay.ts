import { RebuildTallies } from '#libs/counter';
import { type AnyEvent, type GroupName, groupNames, isRetryable, topicOf, topicsOf } from '#libs/events';
import { MemoryBlobStore } from '#libs/engines/memory';
import { decodeEvent, ReplayLog } from '#libs/stream';
import { type Fold, type LogRecord, type NewRecord, type Position } from '#libs/stream/ports';
import { Container } from './container.ts';
import { Machines } from './engines.ts';
import type { Entry } from './journal.ts';
import { consumers, modules } from './modules.ts';
import type { SimProcess } from './process.ts';
import type { Prng } from './prng.ts';
import type { Site } from './site.ts';

export interface Replayed {
  readonly machines: Machines;
  /** What the folds appended on the way. */
  readonly appended: readonly AnyEvent[];
}

/**
 * Folds the whole log from zero into empty stores: keys and groups mixed anew, the order inside a key kept (for counts:
 * inside a partition), some records twice, also much later. Nothing fails here.
 */
export async function replay(site: Site, process: SimProcess, dice: Prng): Promise<Replayed> {
  const machines = new Machines(await originalsOf(site));
  const log = new ScratchLog(site.journal);
  const container = new Container(modules, machines.ports(process, log));
  for (const [epoch, entries] of Map.groupBy(site.journal.entries, (entry) => entry.epoch)) {
    if (epoch > 0) await container.get(RebuildTallies).run();
    await foldAll(container, shuffled(entries, dice));
  }
  return { machines, appended: log.appended };
}

async function foldAll(container: Container, turns: readonly Turn[]): Promise<void> {
  for (const [group, record] of turns) {
    const received = decodeEvent(record);
    const consumer = container.get(consumers[group]);
    const fold = received && (consumer.folds[received.event.type] as Fold<never> | undefined);
    if (!received || !fold) continue;
    try {
      await fold(received as never);
    } catch (error) {
      if (isRetryable(error)) throw error;
      await consumer.deadLettered(received, error);
    }
  }
}

type Turn = readonly [GroupName, LogRecord];

function shuffled(entries: readonly Entry[], dice: Prng): Turn[] {
  const readable = entries.filter(({ event, poison }) => event && !poison);
  const chains = groupNames.flatMap((group) => {
    const own = readable.filter((entry) => groupsReading(entry).includes(group));
    const inOrder = (entry: Entry) => (group === 'counter' ? entry.partition : entry.key);
    return [...Map.groupBy(own, (entry) => `${entry.topic} ${inOrder(entry)}`).values()].map((chain) => ({
      group,
      chain,
      at: 0,
    }));
  });
  const turns: Turn[] = [];
  let open = chains;
  while (open.length > 0) {
    const one = dice.pick(open);
    turns.push([one.group, one.chain[one.at]!]);
    one.at += 1;
    if (turns.length > 0 && dice.chance(0.2)) turns.push(dice.pick(turns));
    open = open.filter(({ chain, at }) => at < chain.length);
  }
  return turns;
}

function groupsReading({ event }: Entry): readonly GroupName[] {
  const topic = topicOf(event!);
  return groupNames.filter((group) => topicsOf(group).includes(topic));
}

/** The blobs that people sent: what the log alone does not hold. */
async function originalsOf(site: Site): Promise<MemoryBlobStore> {
  const { blobs } = site.machines;
  const copy = new MemoryBlobStore();
  for (const path of blobs.paths().filter((one) => one.endsWith('/original'))) {
    const { stagingId } = await copy.stage(blobs.read(path), Infinity);
    await copy.publish(stagingId, path);
  }
  return copy;
}

/** Takes what the folds append, and hands it to nobody: the log that is replayed has it already. */
class ScratchLog extends ReplayLog {
  readonly appended: AnyEvent[] = [];

  override async append(records: readonly NewRecord[]): Promise<readonly Position[]> {
    for (const [offset, { topic, key, value }] of records.entries()) {
      const received = decodeEvent({ topic, partition: 0, offset, epoch: 0, key, value, timeMs: 0 });
      if (received) this.appended.push(received.event);
    }
    return super.append(records);
  }
}
