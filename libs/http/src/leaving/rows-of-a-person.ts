import { type ExportJobs, PersonalRows } from '#libs/account/ports';
import type { NoticeStore, PushSubscriptions, ReadMarks } from '#libs/notify/ports';
import type { ReportStore } from '#libs/operate/ports';
import type { RequestClaims } from '#libs/stream/ports';

/** What group `notify` keeps of people. */
interface Told {
  readonly notices: NoticeStore;
  readonly readMarks: ReadMarks;
  readonly pushSubscriptions: PushSubscriptions;
}

/** Has each domain forget what it keeps of a person beside the log. */
export class RowsOfAPerson extends PersonalRows {
  constructor(
    private readonly told: Told,
    private readonly exportJobs: ExportJobs,
    private readonly reports: ReportStore,
    private readonly claims: RequestClaims,
  ) {
    super();
  }

  override async forget(userId: string): Promise<void> {
    await this.exportJobs.forget(userId);
    await this.claims.forget(userId);
    await this.reports.clearNotes(userId);
    await this.told.pushSubscriptions.forget(userId);
    await this.told.readMarks.forget(userId);
    await this.told.notices.withdrawRecipient(userId);
  }
}
