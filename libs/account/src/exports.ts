import type { IdMaker } from '#libs/stream';
import { Sweep } from '#libs/stream';
import type { Clock } from '#libs/stream/ports';
import type { ExportJob, ExportJobs } from './export-ports.js';

const DAY_MS = 24 * 3_600_000;
/** So long before the end of a job a new one is made, that whoever asks has the time to fetch it. */
const FRESH_MS = 12 * 3_600_000;
/** So long a job is told of. */
const TOLD_MS = 7 * DAY_MS;

/** A job, and until when its archive may be fetched. */
export type KnownExport = ExportJob & { readonly endsAtMs: number; readonly isOpen: boolean };

/** Jobs of people who want all that is theirs. */
export class Exports {
  constructor(
    private readonly jobs: ExportJobs,
    private readonly ids: IdMaker,
    private readonly clock: Clock,
  ) {}

  /** Whoever asks again soon is given the same job: its archive is made of what is there when it is fetched. */
  async start(userId: string): Promise<ExportJob> {
    const nowMs = this.clock.now();
    const [last] = await this.jobs.of(userId);
    if (last && nowMs - last.createdAtMs < FRESH_MS) return last;
    const job = { jobId: this.ids.next(), userId, createdAtMs: nowMs };
    await this.jobs.put(job);
    return job;
  }

  async of(userId: string): Promise<readonly KnownExport[]> {
    return (await this.jobs.of(userId)).map((job) => this.known(job));
  }

  /** Undefined once it has ended, or its account is gone. */
  async open(jobId: string): Promise<KnownExport | undefined> {
    const job = await this.jobs.find(jobId);
    const known = job && this.known(job);
    return known?.isOpen ? known : undefined;
  }

  private known(job: ExportJob): KnownExport {
    const endsAtMs = job.createdAtMs + DAY_MS;
    return { ...job, endsAtMs, isOpen: this.clock.now() < endsAtMs };
  }
}

export class SweepExports extends Sweep {
  readonly name = 'export-jobs';
  readonly everyMs = 3_600_000;

  constructor(
    private readonly jobs: ExportJobs,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async run(): Promise<void> {
    await this.jobs.sweep(this.clock.now() - TOLD_MS);
  }
}
