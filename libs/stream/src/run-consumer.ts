import { topicsOf } from '#libs/events';
import { BesideLane, Slots } from './beside-lane.js';
import type { Consumer, ConsumerGround } from './consumer.js';
import { type Batch, type Membership, partitionKey, PartitionLostError } from './ports.js';
import { backoffMs } from './retry.js';
import { type Outcome, SliceFolder } from './slice-folder.js';
import type { StepWriter } from './step-writer.js';

/** Events folded between two commits: small enough that a crash repeats little, large enough to share a sync. */
const SLICE = 200;
const TROUBLE = { firstMs: 200, maxMs: 30_000 };

export interface RunningConsumer {
  /** Takes no more, ends what is in hand within `graceMs`, leaves the group. */
  stop(graceMs: number): Promise<void>;
}

/**
 * Delivery, the same for every group on every log: at least once; order per key; the offset is committed after the
 * effect; infrastructure trouble pauses the partition and backs off, and never makes a dead letter; a bad event goes to
 * its dead-letter topic after its attempts, and the next one of its partition goes on. With `steps`, the traces of media
 * are told of each fold.
 */
export async function runConsumer(
  consumer: Consumer,
  ground: ConsumerGround,
  options: { slots?: Slots; steps?: StepWriter } = {},
): Promise<RunningConsumer> {
  // Group `trace` folds the steps of all others: of its own there would be no end.
  const steps = consumer.group === 'trace' ? undefined : options.steps;
  const folder = new SliceFolder(consumer, ground, steps);
  const runner = new ConsumerRunner(consumer, ground, folder, options.slots ?? new Slots(2));
  await runner.start();
  return runner;
}

class ConsumerRunner implements RunningConsumer {
  private readonly lane: BesideLane;
  private readonly stopping = new AbortController();
  /** Troubles in a row, by partition: what the next wait grows by. */
  private readonly troubles = new Map<string, number>();
  private joined: Promise<Membership> | undefined;

  constructor(
    private readonly consumer: Consumer,
    private readonly ground: ConsumerGround,
    private readonly folder: SliceFolder,
    slots: Slots,
  ) {
    this.lane = new BesideLane((record, signal) => this.folder.fold([record], signal), slots);
  }

  async start(): Promise<void> {
    const { group } = this.consumer;
    this.joined = this.ground.log.consume(group, topicsOf(group), (batch) => this.receive(batch));
    await this.joined;
  }

  async stop(graceMs: number): Promise<void> {
    const { clock } = this.ground;
    const endMs = clock.monotonic() + graceMs;
    this.stopping.abort();
    await this.within(graceMs / 2, this.lane.drain());
    this.lane.abort();
    const restMs = endMs - clock.monotonic();
    const membership = await this.joined;
    await Promise.all([membership?.stop(restMs), this.within(restMs, this.lane.drain())]);
  }

  private async within(ms: number, done: Promise<void>): Promise<void> {
    const waited = new AbortController();
    await Promise.race([done, this.ground.clock.sleep(ms, waited.signal)]);
    waited.abort();
  }

  /** Nothing may be thrown out of here: a log's own loop has no answer to it. */
  private async receive(batch: Batch): Promise<void> {
    try {
      await (this.consumer.beside ? this.receiveBeside(batch) : this.receiveSlices(batch));
    } catch (error) {
      if (error instanceof PartitionLostError) return;
      this.backOff(batch, error);
    }
  }

  private async receiveSlices(batch: Batch): Promise<void> {
    for (let from = 0; from < batch.records.length; from += SLICE) {
      if (this.stopping.signal.aborted || batch.signal.aborted) return;
      const slice = batch.records.slice(from, from + SLICE);
      const outcome = await this.folder.fold(slice, batch.signal);
      if (outcome.kind === 'lost') return this.dropped(batch);
      const next = outcome.kind === 'trouble' ? outcome.next : slice.at(-1)!.offset + 1;
      if (next > slice[0]!.offset) {
        await batch.commit(next);
        this.troubles.delete(partitionKey(batch.topic, batch.partition));
      }
      if (outcome.kind === 'trouble') return this.backOff(batch, outcome.error);
      await batch.heartbeat();
    }
  }

  private async receiveBeside(batch: Batch): Promise<void> {
    if (this.stopping.signal.aborted) return batch.pause();
    await this.lane.receive(batch, (outcome) => this.besideEnded(batch, outcome));
  }

  private besideEnded(batch: Batch, outcome: Outcome): void {
    if (outcome.kind === 'trouble') return this.backOff(batch, outcome.error);
    if (outcome.kind === 'lost') return this.dropped(batch);
    this.troubles.delete(partitionKey(batch.topic, batch.partition));
    this.resume(batch);
  }

  /** Given up by its fold, though it is held here: it comes again, as from any trouble. */
  private dropped(batch: Batch): void {
    if (!batch.signal.aborted) this.backOff(batch, new PartitionLostError(batch.topic, batch.partition));
  }

  /** A batch may be in trouble before `consume` has answered: its pause must not outlive that. */
  private resume({ topic, partition }: Batch): void {
    void this.joined?.then((membership) => membership.resume(topic, partition));
  }

  /** Pauses the partition, waits longer each time, and asks again from the committed offset. */
  private backOff(batch: Batch, error: unknown): void {
    const { topic, partition } = batch;
    const key = partitionKey(topic, partition);
    const failures = (this.troubles.get(key) ?? 0) + 1;
    this.troubles.set(key, failures);
    batch.pause();
    const waitMs = backoffMs(failures, TROUBLE, this.ground.random);
    const { group } = this.consumer;
    this.ground.meter.count('partition_pauses', { group, topic });
    this.ground.logger.warn('partition waits', {
      group,
      topic,
      partition,
      failures,
      waitMs: Math.round(waitMs),
      error,
    });
    void this.ground.clock.sleep(waitMs, this.stopping.signal).then(() => {
      if (!this.stopping.signal.aborted) this.resume(batch);
    });
  }
}
