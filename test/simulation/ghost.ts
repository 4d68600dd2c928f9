import { type GroupName, UnavailableError } from '#libs/events';
import { runConsumer } from '#libs/stream';
import {
  type Batch,
  type LogRecord,
  EventLog,
  LogBookmark,
  Membership,
  type NewRecord,
  PartitionLostError,
  type Position,
  type Receive,
} from '#libs/stream/ports';
import { Container } from './container.ts';
import { call } from './gated.ts';
import { consumers, modules } from './modules.ts';
import type { SeededChaos } from './chaos.ts';
import type { Prng } from './prng.ts';
import type { SimProcess } from './process.ts';
import type { Owner, Scheduler } from './scheduler.ts';
import type { Site } from './site.ts';

export interface Haunted {
  readonly site: Site;
  readonly scheduler: Scheduler;
  readonly chaos: SeededChaos;
  readonly dice: Prng;
  readonly owner: Owner;
}

/**
 * Delivers records of any age again: to a member that was expelled long ago and does not know it. What it folds takes
 * effect like everything else, at any time and out of turn; what it commits is refused.
 */
export async function haunt(haunted: Haunted): Promise<void> {
  const { site, dice, scheduler, owner, chaos } = haunted;
  const group = dice.pick(site.roles.flatMap(({ groups }) => groups));
  const process = site.process(`ghost-${group}`);
  const log = new GhostLog(process, site);
  const container = new Container(modules, site.machines.ports(process, log, process));
  const bookmark = container.get(LogBookmark);
  const { clock, random, logger, meter } = process;
  await runConsumer(container.get(consumers[group]), { log, bookmark, clock, random, logger, meter });
  chaos.count('deliver-again');
  for (let left = dice.between(1, 6); left > 0; left--) {
    await scheduler.sleep(dice.int(3_000), owner);
    const batch = await someOldBatch(haunted, group);
    if (batch) void log.receive(batch);
  }
  await scheduler.sleep(dice.int(20_000), owner);
  process.crash();
}

/** Records that the group has committed, in their order. */
async function someOldBatch({ site, dice }: Haunted, group: GroupName): Promise<Batch | undefined> {
  const partitions = site.journal.partitions(group);
  if (partitions.length === 0) return undefined;
  const { topic, partition } = dice.pick(partitions);
  const committed = (await site.journal.committed(group)).get(`${topic}/${partition}`) ?? 0;
  const old = site.journal.partition(topic, partition).slice(0, committed);
  if (old.length === 0) return undefined;
  const from = dice.int(old.length);
  const records: readonly LogRecord[] = old.slice(from, from + dice.between(1, 10));
  const refuse = async (): Promise<never> => {
    throw new PartitionLostError(topic, partition);
  };
  const { signal } = new AbortController();
  return { topic, partition, records, signal, commit: refuse, heartbeat: refuse, pause: () => undefined };
}

class GhostLog extends EventLog {
  receive: Receive = async () => undefined;
  private readonly process: SimProcess;
  private readonly site: Site;

  constructor(process: SimProcess, site: Site) {
    super();
    this.process = process;
    this.site = site;
  }

  override identity = () => this.real().identity();
  override ranges = (topics: readonly string[]) => this.real().ranges(topics);
  override committed = (group: string, topics: readonly string[]) => this.real().committed(group, topics);
  override tail = async () => () => undefined;
  override close = async () => undefined;

  override append(records: readonly NewRecord[]): Promise<readonly Position[]> {
    return call(this.process, 'log.append', async () => this.real().append(records));
  }

  override async consume(_group: string, _topics: readonly string[], receive: Receive): Promise<Membership> {
    this.receive = receive;
    return new NoMembership();
  }

  private real(): EventLog {
    const { log } = this.site;
    if (!log) throw new UnavailableError('there is no log');
    return log;
  }
}

class NoMembership extends Membership {
  override assigned = () => [];
  override resume = () => undefined;
  override seek = async () => undefined;
  override stop = async () => undefined;
}
