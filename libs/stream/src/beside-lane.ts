import { type Batch, type LogRecord, partitionKey } from './ports.js';
import type { Outcome } from './slice-folder.js';

/** Places for work that runs beside the loop: at most as many at once, first come first served. */
export class Slots {
  private readonly waiting: (() => void)[] = [];

  constructor(private free: number) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free += 1;
    }
  }
}

interface Job {
  readonly offset: number;
  readonly signal: AbortSignal;
  readonly ended: Promise<void>;
  readonly stop: AbortController;
  done: boolean;
}

/**
 * Long work never sits in the loop: the partition is paused, the job runs beside it, and when it is done the partition
 * is resumed; the same event then comes again to a call that owns the partition, and only that one commits it.
 */
export class BesideLane {
  private readonly jobs = new Map<string, Job>();

  constructor(
    private readonly work: (record: LogRecord, signal: AbortSignal) => Promise<Outcome>,
    private readonly slots: Slots,
  ) {}

  async receive(batch: Batch, ended: (outcome: Outcome) => void): Promise<void> {
    const key = partitionKey(batch.topic, batch.partition);
    const job = this.jobs.get(key);
    const first = batch.records[0]!;
    if (job && !job.signal.aborted && !job.done) return batch.pause();
    this.jobs.delete(key);
    let next: LogRecord | undefined = first;
    if (job?.done && job.offset === first.offset && !job.signal.aborted) {
      await batch.commit(first.offset + 1);
      next = batch.records[1];
    }
    if (!next) return;
    batch.pause();
    this.jobs.set(key, this.start(key, next, batch.signal, ended));
  }

  /** Resolves when no job runs. */
  async drain(): Promise<void> {
    await Promise.all([...this.jobs.values()].map((job) => job.ended));
  }

  abort(): void {
    for (const job of this.jobs.values()) job.stop.abort();
  }

  private start(key: string, record: LogRecord, owned: AbortSignal, ended: (outcome: Outcome) => void): Job {
    const stop = new AbortController();
    const signal = AbortSignal.any([owned, stop.signal]);
    const job: Job = { offset: record.offset, signal, stop, done: false, ended: Promise.resolve() };
    const run = async (): Promise<void> => {
      const outcome = await this.slots.run(async (): Promise<Outcome> => {
        return signal.aborted ? { kind: 'lost' } : this.work(record, signal);
      });
      if (outcome.kind === 'folded') job.done = true;
      else if (this.jobs.get(key) === job) this.jobs.delete(key);
      if (outcome.kind !== 'lost') ended(outcome);
    };
    return Object.assign(job, { ended: run() });
  }
}
