import { type Batch, type LogRecord, partitionKey } from './ports.js';
import type { Outcome } from './slice-folder.js';

/** Places for work that runs beside the loop: at most as many at once, first come first served. */
export class Slots {
  private readonly waiting = new Set<() => void>();

  constructor(private free: number) {}

  /** Undefined when `signal` was aborted before a place came free. */
  async run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T | undefined> {
    if (!(await this.take(signal))) return undefined;
    try {
      return signal.aborted ? undefined : await work();
    } finally {
      this.give();
    }
  }

  private take(signal: AbortSignal): Promise<boolean> {
    if (signal.aborted) return Promise.resolve(false);
    if (this.free > 0) {
      this.free -= 1;
      return Promise.resolve(true);
    }
    return new Promise((resolve) => {
      const leave = () => {
        this.waiting.delete(enter);
        resolve(false);
      };
      const enter = () => {
        signal.removeEventListener('abort', leave);
        resolve(true);
      };
      this.waiting.add(enter);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  private give(): void {
    const [next] = this.waiting;
    if (!next) {
      this.free += 1;
      return;
    }
    this.waiting.delete(next);
    next();
  }
}

interface Job {
  readonly offset: number;
  /** The partition's own signal: a job that is done is worth nothing once this is aborted. */
  readonly owned: AbortSignal;
  readonly stop: AbortController;
  state: 'waiting' | 'running' | 'done';
}

/**
 * Long work never sits in the loop: the partition is paused, the job runs beside it, and when it is done the partition
 * is resumed; the same event then comes again to a call that owns the partition, and only that one commits it.
 */
export class BesideLane {
  private readonly jobs = new Map<string, Job>();
  private readonly ends = new Set<Promise<void>>();

  constructor(
    private readonly work: (record: LogRecord, signal: AbortSignal) => Promise<Outcome>,
    private readonly slots: Slots,
  ) {}

  /** `ended` is called once for a job that ended by itself, and not for one whose partition was lost or that was stopped. */
  async receive(batch: Batch, ended: (outcome: Outcome) => void): Promise<void> {
    const key = partitionKey(batch.topic, batch.partition);
    const job = this.jobs.get(key);
    const kept = job && !job.owned.aborted && !job.stop.signal.aborted ? job : undefined;
    let next = batch.records[0];
    if (kept && kept.state !== 'done') return batch.pause();
    if (kept && kept.offset === next?.offset) {
      // Kept until the commit stands: one that fails is made again, the job is not.
      await batch.commit(kept.offset + 1);
      next = batch.records[1];
    }
    this.jobs.delete(key);
    if (!next) return;
    batch.pause();
    this.start(key, next, batch.signal, ended);
  }

  /** Begins nothing any more; resolves when no job runs. */
  async drain(): Promise<void> {
    for (const job of this.jobs.values()) if (job.state === 'waiting') job.stop.abort();
    await Promise.all(this.ends);
  }

  abort(): void {
    for (const job of this.jobs.values()) job.stop.abort();
  }

  private start(key: string, record: LogRecord, owned: AbortSignal, ended: (outcome: Outcome) => void): void {
    const job: Job = { offset: record.offset, owned, stop: new AbortController(), state: 'waiting' };
    this.jobs.set(key, job);
    const end = this.run(key, job, record, ended);
    this.ends.add(end);
    void end.then(() => this.ends.delete(end));
  }

  private async run(key: string, job: Job, record: LogRecord, ended: (outcome: Outcome) => void): Promise<void> {
    const { owned, stop } = job;
    // Not AbortSignal.any: a listener that work leaves behind would hold each job for as long as its partition.
    const lose = () => stop.abort();
    owned.addEventListener('abort', lose, { once: true });
    if (owned.aborted) lose();
    const outcome = await this.slots.run(() => {
      job.state = 'running';
      return this.work(record, stop.signal);
    }, stop.signal);
    owned.removeEventListener('abort', lose);
    if (outcome?.kind === 'folded') job.state = 'done';
    else if (this.jobs.get(key) === job) this.jobs.delete(key);
    if (outcome && !stop.signal.aborted) ended(outcome);
  }
}
