import { timestampOfId } from '#libs/events';
import type { IdMaker } from '#libs/stream';
import type { Report, ReportStore } from './ports.js';

/** A person reports what they see. */
export class FileReport {
  constructor(
    private readonly reports: ReportStore,
    private readonly ids: IdMaker,
  ) {}

  /** One open report per reporter and subject: a second one answers the first. */
  async run(wanted: Pick<Report, 'reporterId' | 'subject' | 'reason' | 'note'>): Promise<Report> {
    const id = this.ids.next();
    return this.reports.file({ ...wanted, id, createdAt: timestampOfId(id) });
  }
}
