import { Controller } from '@nestjs/common';
import { FileReport, type ReportSubject } from '#libs/operate';
import type { Call } from '../edge/call.js';
import { Serve } from '../edge/serve.js';
import { Access } from '../policy/access.js';
import { CommentAccess } from '../policy/comment-access.js';
import { routes } from '../routes.js';
import type { ReportBody } from '../shapes.js';

@Controller()
export class ReportsController {
  constructor(
    private readonly fileReport: FileReport,
    private readonly access: Access,
    private readonly commentAccess: CommentAccess,
  ) {}

  @Serve(routes.createReport)
  async create({ body, caller }: Call<typeof routes.createReport>): Promise<ReportBody> {
    const { subject, reason, note } = body;
    await this.mustSee(caller.userId, subject);
    const report = await this.fileReport.run({ reporterId: caller.userId, subject, reason, note });
    const { id, createdAt } = report;
    return { id, subject: report.subject, reason: report.reason, note: report.note, createdAt, state: 'open' };
  }

  /** @throws RefusedError `not_found` for what is not there or not for them */
  private async mustSee(viewerId: string, { type, id }: ReportSubject): Promise<void> {
    if (type === 'user') await this.access.toAccount(viewerId, 'see', id);
    else if (type === 'comment') await this.commentAccess.toComment(viewerId, 'see', id);
    else await this.access.toPost(viewerId, 'see', id);
  }
}
