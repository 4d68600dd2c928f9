import { type ExportJobs, PersonalRows } from '#libs/account/ports';
import type { NoticeStore, PushSubscriptions, ReadMarks } from '#libs/notify/ports';

/** Has each domain forget what it keeps of a person beside the log. */
export class RowsOfAPerson extends PersonalRows {
  constructor(
    private readonly notices: NoticeStore,
    private readonly readMarks: ReadMarks,
    private readonly pushSubscriptions: PushSubscriptions,
    private readonly exportJobs: ExportJobs,
  ) {
    super();
  }

  override async forget(userId: string): Promise<void> {
    await this.exportJobs.forget(userId);
    await this.pushSubscriptions.forget(userId);
    await this.readMarks.forget(userId);
    await this.notices.withdrawRecipient(userId);
  }
}
