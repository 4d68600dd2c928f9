import { type Report, type ReportState, ReportStore, type Resolution } from '#libs/operate/ports';

export class MemoryReportStore extends ReportStore {
  private readonly reports = new Map<string, Report>();

  async file(report: Omit<Report, 'resolution'>): Promise<Report> {
    const open = [...this.reports.values()].find(
      ({ reporterId, subject, resolution }) =>
        !resolution &&
        reporterId === report.reporterId &&
        subject.type === report.subject.type &&
        subject.id === report.subject.id,
    );
    if (open) return open;
    this.reports.set(report.id, structuredClone(report));
    return this.reports.get(report.id)!;
  }

  async resolve(id: string, resolution: Resolution): Promise<Report | undefined> {
    const report = this.reports.get(id);
    if (report && !report.resolution) this.reports.set(id, { ...report, resolution: { ...resolution } });
    return this.reports.get(id);
  }

  async page(state: ReportState, limit: number, below?: string): Promise<readonly Report[]> {
    return [...this.reports.values()]
      .filter(({ resolution }) => (resolution ? 'resolved' : 'open') === state)
      .filter(({ id }) => below === undefined || id < below)
      .sort((one, other) => (one.id > other.id ? -1 : 1))
      .slice(0, limit);
  }

  async clearNotes(reporterId: string): Promise<void> {
    for (const report of this.reports.values()) {
      if (report.reporterId === reporterId) this.reports.set(report.id, { ...report, note: '' });
    }
  }
}
