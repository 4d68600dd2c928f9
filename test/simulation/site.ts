import { MemoryLogStorage } from '#libs/engines/memory';
import { type GroupName, groupNames } from '#libs/events';
import {
  checkLog,
  InProcessLog,
  LogMismatchError,
  runConsumer,
  type RunningConsumer,
  runSweeps,
  type RunningSweeps,
  Slots,
  StepWriter,
} from '#libs/stream';
import { type EventLog, LogBookmark, type Random } from '#libs/stream/ports';
import { Broker, RemoteLog } from './broker.ts';
import type { SeededChaos } from './chaos.ts';
import { Container } from './container.ts';
import { Machines } from './engines.ts';
import { gated } from './gated.ts';
import { inOrder, JournaledStorage, topicsFor } from './journal.ts';
import { consumers, modules, sweeps } from './modules.ts';
import { SimProcess } from './process.ts';
import type { Prng } from './prng.ts';
import type { Owner, Scheduler } from './scheduler.ts';
import { Breach, Watch } from './watch.ts';

/** A place where one process runs, and another one after its death. */
export interface Role {
  readonly name: string;
  readonly groups: readonly GroupName[];
  readonly serves: boolean;
}

export interface Running {
  readonly role: Role;
  readonly process: SimProcess;
  readonly container: Container;
  readonly consumers: RunningConsumer[];
  sweeps?: RunningSweeps;
  ready: boolean;
}

/** Everything that runs: the processes of one installation, what lies under them, and who restarts them. */
export class Site {
  readonly journal: JournaledStorage;
  readonly machines = new Machines();
  readonly watch: Watch;
  readonly topics = topicsFor(groupNames);
  readonly running = new Map<Role, Running>();
  readonly roles: readonly Role[];
  /** Groups that stay down until then. */
  readonly stoppedUntilMs = new Map<GroupName, number>();
  broker: Broker | undefined;
  /** Takes appends of the operator's hand, and of members that are no members. */
  log: InProcessLog | undefined;
  private readonly supervisor: Owner = { name: 'supervisor', frozenUntilMs: 0, speed: 1 };
  private readonly scheduler: Scheduler;
  private readonly chaos: SeededChaos;
  private readonly dice: Prng;
  private born = 0;
  private resting = false;
  private halted = false;

  constructor(ground: { scheduler: Scheduler; chaos: SeededChaos; dice: Prng; spread: boolean }) {
    this.scheduler = ground.scheduler;
    this.chaos = ground.chaos;
    this.dice = ground.dice;
    this.journal = new JournaledStorage(this.newLog({ partitions: 2, epoch: 0 }));
    this.watch = new Watch(this.journal);
    this.watch.overTallies(this.machines.store.tallies);
    this.roles = ground.spread ? this.spread() : [{ name: 'standalone', groups: groupNames, serves: true }];
    this.chaos.onHang = (process) => this.restartLater(process);
    if (ground.spread) {
      this.chaos.onExpel = (process) => {
        const newsMs = this.dice.chance(0.5) ? this.dice.int(100) : this.dice.int(5_000);
        for (const member of this.broker?.members ?? []) if (member.process === process) member.expel(newsMs);
      };
    }
  }

  async start(): Promise<void> {
    this.halted = this.resting = false;
    if (this.roles.length > 1) await this.openBroker();
    for (const role of this.roles) void this.boot(role);
  }

  /** Processes that take requests. */
  serving(): readonly Running[] {
    return [...this.running.values()].filter(({ role, ready, process }) => role.serves && ready && process.alive);
  }

  /** Who believes to hold which partitions of a group: told when one is stuck. */
  holders(group: GroupName): string {
    const members = [...(this.broker?.members ?? [])].filter(({ subscription }) => subscription.group === group);
    return members
      .map((member) => {
        const held = member.assigned().map(({ topic, partition }) => `${topic}/${partition}`);
        return `${member.process.name}${member.process.alive ? '' : ' (dead)'} holds ${held.join(' ') || 'nothing'}`;
      })
      .join(', ');
  }

  process(name: string): SimProcess {
    this.born += 1;
    const { scheduler, chaos } = this;
    const process = new SimProcess(`${name}#${this.born}`, { scheduler, chaos, dice: this.dice.fork() });
    process.meter.onCount = (metric) => {
      if (metric !== 'tallies_restored') return;
      this.watch.breaches.push(new Breach('no-false-alarm', `${process.name} says that a tally was lost`));
    };
    return process;
  }

  /** The clock starts nothing any more: all comes to rest. */
  stopSweeps(): void {
    this.resting = true;
    for (const { sweeps: own } of this.running.values()) void own?.stop(0);
  }

  /** The power fails: nothing survives but rows, blobs and the log's bytes. */
  async powerCut(): Promise<void> {
    const broker = this.broker;
    for (const { process } of this.running.values()) process.crash();
    if (!broker) return;
    broker.process.crash();
    this.broker = undefined;
    this.log = undefined;
    await this.openBroker();
  }

  private spread(): Role[] {
    const apis = Array.from({ length: this.dice.between(1, 3) }, (_, index) => ({
      name: `api-${index + 1}`,
      groups: [],
      serves: true,
    }));
    const members = groupNames.flatMap((group) =>
      Array.from({ length: this.dice.between(1, 3) }, (_, index) => ({
        name: `${group}-${index + 1}`,
        groups: [group],
        serves: false,
      })),
    );
    return [...apis, ...members];
  }

  /** Everything stops, and nobody restarts it. */
  halt(): void {
    this.halted = true;
    for (const { process } of this.running.values()) process.crash();
    this.broker?.process.crash();
    this.broker = undefined;
    this.log = undefined;
  }

  newLog({ partitions, epoch }: { partitions: number; epoch: number }): MemoryLogStorage {
    const dice = this.dice.fork();
    const random = { bytes: (count: number) => dice.bytes(count), fraction: () => dice.fraction() } satisfies Random;
    return new MemoryLogStorage({ topics: this.topics.map((name) => ({ name, partitions })), random, epoch });
  }

  private async openBroker(): Promise<void> {
    const { scheduler, chaos } = this;
    const process = new SimProcess('log', { scheduler, chaos, dice: this.dice.fork() });
    for (;;) {
      try {
        const { journal: storage, topics } = this;
        this.broker = await Broker.open(process, { storage, topics, dice: this.dice.fork() });
        this.log = this.broker.log;
        return;
      } catch {
        await process.clock.sleep(500);
      }
    }
  }

  /** Starts a process as production does: log, check of the log, consumers; serves when all are there. */
  private async boot(role: Role): Promise<void> {
    const process = this.process(role.name);
    void process.died.then(() => this.bury(role, process));
    try {
      const log = await this.logFor(process);
      const container = new Container(modules, this.machines.ports(process, log, process));
      const running: Running = { role, process, container, consumers: [], ready: false };
      this.running.set(role, running);
      await checkLog(log, container.get(LogBookmark), this.topics);
      await this.join(running, log);
      running.ready = true;
    } catch (error) {
      if (error instanceof LogMismatchError) {
        this.watch.breaches.push(new Breach('log-matches-store', error.message));
      }
      process.crash();
    }
  }

  private async logFor(process: SimProcess): Promise<EventLog> {
    while (this.roles.length > 1 && !this.broker) await process.clock.sleep(200);
    if (this.broker) return new RemoteLog(process, this.broker);
    this.log = await InProcessLog.open(inOrder(gated(this.journal, process, 'storage')), this.topics, process);
    return this.log;
  }

  private async join(running: Running, log: EventLog): Promise<void> {
    const { process, container, role } = running;
    const bookmark = container.get(LogBookmark);
    const { clock, random, logger, meter } = process;
    const slots = new Slots(2);
    const steps = new StepWriter({ log, clock, logger, meter });
    for (const group of role.groups) {
      const consumer = this.watch.over(container.get(consumers[group]));
      running.consumers.push(
        await runConsumer(consumer, { log, bookmark, clock, random, logger, meter }, { slots, steps }),
      );
    }
    if (this.resting) return;
    const own = role.groups.flatMap((group) => sweeps[group] ?? []).map((sweep) => container.get(sweep));
    running.sweeps = runSweeps(own, process);
  }

  private bury(role: Role, process: SimProcess): void {
    if (this.running.get(role)?.process === process) this.running.delete(role);
    this.broker?.suspect(process);
    if (this.halted) return;
    const stopped = Math.max(0, ...role.groups.map((group) => this.stoppedUntilMs.get(group) ?? 0));
    const waitMs = Math.max(stopped - this.scheduler.nowMs, this.dice.between(100, 8_000));
    this.scheduler.after(waitMs, this.supervisor, `restarts ${role.name}`, () => void this.boot(role));
  }

  /** A process that does not move is killed in the end, as an orchestrator does by its health check. */
  private restartLater(process: SimProcess): void {
    this.broker?.suspect(process);
    const waitMs = this.dice.between(10_000, 40_000);
    this.scheduler.after(waitMs, this.supervisor, `kills ${process.name}`, () => process.crash());
  }
}
