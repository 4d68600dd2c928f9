export * from './ports.js';
export { FileReport } from './file-report.js';
export { KeepAudit } from './keep-audit.js';
export { operateModule } from './operate.module.js';
export { ResolveReport } from './resolve-report.js';
