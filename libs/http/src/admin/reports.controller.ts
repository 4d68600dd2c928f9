import { Controller } from '@nestjs/common';
import { ResolveReport } from '#libs/operate';
import { ReportStore } from '#libs/operate/ports';
import type { Call } from '../edge/call.js';
import { Serve } from '../edge/serve.js';
import { Cursors } from '../feed/cursors.js';
import { routes } from '../routes.js';
import type { AdminReportBody, ReportsPage } from '../shapes.js';
import { pageEnd } from './page-end.js';
import { Reported } from './reported.js';

@Controller()
export class AdminReportsController {
  constructor(
    private readonly reports: ReportStore,
    private readonly reported: Reported,
    private readonly resolveReport: ResolveReport,
    private readonly cursors: Cursors,
  ) {}

  @Serve(routes.listReports)
  async list({ query }: Call<typeof routes.listReports>): Promise<ReportsPage> {
    const { state, limit, cursor } = query;
    const list = `${state} reports`;
    const { below } = await this.cursors.read(cursor, list);
    const rows = await this.reports.page(state, limit + 1, below);
    const items = await this.reported.show(rows.slice(0, limit));
    return { items, nextCursor: await this.cursors.write(pageEnd(rows, limit), list) };
  }

  @Serve(routes.resolveReport)
  async resolve({ params, body, caller }: Call<typeof routes.resolveReport>): Promise<AdminReportBody> {
    const report = await this.resolveReport.run(params.id, { outcome: body.outcome, byId: caller.userId });
    return (await this.reported.show([report]))[0]!;
  }
}
