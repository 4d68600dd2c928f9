import { type GroupMember, InProcessLog } from '#libs/stream';
import {
  type Batch,
  EventLog,
  type LogIdentity,
  type LogRecord,
  Membership,
  type NewRecord,
  type PartitionRange,
  PartitionLostError,
  partitionKey,
  type Position,
  type Receive,
} from '#libs/stream/ports';
import { call, gated } from './gated.ts';
import { inOrder, type JournaledStorage } from './journal.ts';
import { never, type SimProcess } from './process.ts';
import type { Prng } from './prng.ts';

/** A member that was not heard of for so long is expelled. */
const SESSION_MS = 5_000;

/** The log as a process of its own: it outlives its members, expels the silent ones, and knows who is expelled. */
export class Broker {
  readonly process: SimProcess;
  readonly log: InProcessLog;
  readonly members = new Set<RemoteMember>();
  private readonly dice: Prng;

  private constructor(process: SimProcess, log: InProcessLog, dice: Prng) {
    this.process = process;
    this.log = log;
    this.dice = dice;
  }

  static async open(
    process: SimProcess,
    { storage, topics, dice }: { storage: JournaledStorage; topics: readonly string[]; dice: Prng },
  ): Promise<Broker> {
    const log = await InProcessLog.open(inOrder(gated(storage, process, 'storage')), topics, process);
    return new Broker(process, log, dice);
  }

  /** Expels what this process holds, if it does not answer for a session's length. */
  suspect(process: SimProcess): void {
    this.process.after(SESSION_MS, `session of ${process.name}`, () => {
      const silent = !process.alive || process.frozenUntilMs > process.scheduler.nowMs;
      if (!silent) return;
      for (const member of this.members) if (member.process === process) member.expel(this.dice.int(2_000));
    });
  }

  /** How long a member goes on before it is told that a partition is another's. */
  newsMs(): number {
    return this.dice.chance(0.2) ? this.dice.int(3_000) : this.dice.int(30);
  }
}

/** The log as another process sees it: over a network that may fail. */
export class RemoteLog extends EventLog {
  private readonly process: SimProcess;
  private readonly broker: Broker;

  constructor(process: SimProcess, broker: Broker) {
    super();
    this.process = process;
    this.broker = broker;
  }

  override identity(): Promise<LogIdentity> {
    return call(this.process, 'log.identity', () => this.broker.log.identity());
  }

  override append(records: readonly NewRecord[]): Promise<readonly Position[]> {
    return call(this.process, 'log.append', () => this.broker.log.append(records));
  }

  override async consume(group: string, topics: readonly string[], receive: Receive): Promise<Membership> {
    const member = new RemoteMember(this.process, this.broker, { group, topics, receive });
    await member.join();
    return member;
  }

  override tail(topics: readonly string[], receive: (record: LogRecord) => void): Promise<() => void> {
    return call(this.process, 'log.tail', () => this.broker.log.tail(topics, receive));
  }

  override ranges(topics: readonly string[]): Promise<readonly PartitionRange[]> {
    return call(this.process, 'log.ranges', () => this.broker.log.ranges(topics));
  }

  override committed(group: string, topics: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return call(this.process, 'log.committed', () => this.broker.log.committed(group, topics));
  }

  override async close(): Promise<void> {
    return undefined;
  }
}

interface Subscription {
  readonly group: string;
  readonly topics: readonly string[];
  readonly receive: Receive;
}

/** A membership held over the network. Expelled, it goes on as before until the news arrives; then it joins again. */
export class RemoteMember extends Membership {
  readonly process: SimProcess;
  readonly subscription: Subscription;
  private readonly broker: Broker;
  private inner: GroupMember | undefined;
  private newsMs = 0;
  private ended = false;
  private rejoining = false;
  /** Batches handed over, by partition: all of one holding share a signal. */
  private readonly views = new Map<string, { readonly signal: AbortSignal; readonly hear: () => void }[]>();

  constructor(process: SimProcess, broker: Broker, subscription: Subscription) {
    super();
    this.process = process;
    this.broker = broker;
    this.subscription = subscription;
  }

  async join(): Promise<void> {
    const { group, topics } = this.subscription;
    await call(this.process, 'log.consume', async () => {
      this.broker.members.add(this);
      this.inner = (await this.broker.log.consume(group, topics, (batch) => this.deliver(batch))) as GroupMember;
      // Whoever left or died while it joined is noticed like whoever does so later.
      if (this.ended) this.expel(0);
      else if (!this.process.alive) this.broker.suspect(this.process);
    });
    this.newsMs = 0;
  }

  /** Takes its partitions at once; the process hears of it in `newsMs` and joins again. */
  expel(newsMs: number): void {
    if (!this.inner) return;
    this.newsMs = newsMs;
    this.inner.expel();
    this.inner = undefined;
    if (this.ended || !this.process.alive) this.broker.members.delete(this);
    this.process.after(newsMs + 50, 'rejoins', () => void this.rejoin());
  }

  override assigned(): readonly { topic: string; partition: number }[] {
    return this.inner?.assigned() ?? [];
  }

  override resume(topic: string, partition: number): void {
    this.inner?.resume(topic, partition);
  }

  override async seek(topic: string, partition: number, offset: number): Promise<void> {
    await this.inner?.seek(topic, partition, offset);
  }

  override async stop(graceMs: number): Promise<void> {
    this.ended = true;
    const leave = async (): Promise<void> => {
      await this.inner?.stop(graceMs);
      if (this.inner) this.broker.members.delete(this);
    };
    await call(this.process, 'log.leave', leave).catch(() => this.expel(0));
  }

  private async rejoin(): Promise<void> {
    if (this.rejoining) return;
    this.rejoining = true;
    while (!this.inner && !this.ended) {
      try {
        await this.join();
      } catch {
        await this.process.clock.sleep(500);
      }
    }
    this.rejoining = false;
  }

  /** What was on its way when the member was expelled is still handed over, until it has joined again. */
  private async deliver(batch: Batch): Promise<void> {
    const { topic, partition, records } = batch;
    const joined = this.inner;
    if (!this.process.alive) return await never();
    await this.process.enter(`receive ${this.subscription.group} ${topic}/${partition}@${records[0]!.offset}`);
    if (batch.signal.aborted && this.inner !== undefined && this.inner !== joined) return;
    await this.subscription.receive(this.view(batch));
  }

  /** As the process sees it: it hears of a loss late, but before it gets the same partition again. */
  private view(batch: Batch): Batch {
    const known = new AbortController();
    const place = partitionKey(batch.topic, batch.partition);
    this.views.get(place)?.forEach((older) => older.signal !== batch.signal && older.hear());
    const hear = (): void => known.abort();
    this.views.set(place, [
      { signal: batch.signal, hear },
      ...(this.views.get(place) ?? []).filter((v) => v.signal === batch.signal),
    ]);
    const news = (): void => {
      this.process.after(Math.max(this.newsMs, this.broker.newsMs()), 'hears of its loss', hear);
    };
    if (batch.signal.aborted) news();
    else batch.signal.addEventListener('abort', news, { once: true });
    const ask = async (what: string, effect: () => Promise<void>): Promise<void> => {
      try {
        await call(this.process, what, effect);
      } catch (error) {
        if (error instanceof PartitionLostError) hear();
        throw error;
      }
    };
    return {
      ...batch,
      signal: known.signal,
      commit: (next) => ask('log.commit', () => batch.commit(next)),
      heartbeat: () => ask('log.heartbeat', () => batch.heartbeat()),
      pause: () => batch.pause(),
    };
  }
}
