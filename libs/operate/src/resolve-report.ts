import { RefusedError } from '#libs/events';
import type { Clock } from '#libs/stream/ports';
import type { Report, ReportStore, Resolution } from './ports.js';

/** An administrator decides about a report. What follows for its subject is an act of its own. */
export class ResolveReport {
  constructor(
    private readonly reports: ReportStore,
    private readonly clock: Clock,
  ) {}

  /** The first decision stands. @throws RefusedError `not_found` */
  async run(id: string, { outcome, byId }: Pick<Resolution, 'outcome' | 'byId'>): Promise<Report> {
    const at = new Date(this.clock.now()).toISOString();
    const report = await this.reports.resolve(id, { outcome, byId, at });
    if (!report) throw new RefusedError('not_found', 'There is no such report.');
    return report;
  }
}
