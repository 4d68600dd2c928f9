import { Clock, IdMaker, Logger, provide, type Provider } from '#libs/stream';
import { FileReport } from './file-report.js';
import { KeepAudit } from './keep-audit.js';
import { Audit, ReportStore } from './ports.js';
import { ResolveReport } from './resolve-report.js';

export const operateModule: readonly Provider[] = [
  provide(KeepAudit, [Audit, IdMaker, Clock, Logger]),
  provide(FileReport, [ReportStore, IdMaker]),
  provide(ResolveReport, [ReportStore, Clock]),
];
