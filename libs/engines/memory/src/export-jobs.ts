import { type ExportJob, ExportJobs } from '#libs/account/ports';

export class MemoryExportJobs extends ExportJobs {
  private readonly rows = new Map<string, ExportJob>();

  async put(job: ExportJob): Promise<void> {
    this.rows.set(job.jobId, { ...job });
  }

  async of(userId: string): Promise<readonly ExportJob[]> {
    const own = [...this.rows.values()].filter((job) => job.userId === userId);
    return own.sort((one, other) => other.createdAtMs - one.createdAtMs).slice(0, 100);
  }

  async find(jobId: string): Promise<ExportJob | undefined> {
    return this.rows.get(jobId);
  }

  async forget(userId: string): Promise<void> {
    this.remove((job) => job.userId === userId);
  }

  async sweep(thenMs: number): Promise<void> {
    this.remove(({ createdAtMs }) => createdAtMs <= thenMs);
  }

  private remove(goes: (job: ExportJob) => boolean): void {
    for (const job of this.rows.values()) if (goes(job)) this.rows.delete(job.jobId);
  }
}
