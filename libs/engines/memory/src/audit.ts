import type { ErrorCode } from '#libs/events';
import { type ActOutcome, Audit, type AuditFilter, type AuditLine } from '#libs/operate/ports';

export class MemoryAudit extends Audit {
  private readonly lines = new Map<string, AuditLine>();

  async note(line: Omit<AuditLine, 'outcome' | 'code'>): Promise<void> {
    if (!this.lines.has(line.id)) this.lines.set(line.id, { ...line, outcome: 'begun' });
  }

  async end(id: string, outcome: Exclude<ActOutcome, 'begun'>, code?: ErrorCode): Promise<void> {
    const line = this.lines.get(id);
    if (line?.outcome === 'begun') this.lines.set(id, { ...line, outcome, ...(code !== undefined && { code }) });
  }

  async page({ objectId, actorId }: AuditFilter, limit: number, below?: string): Promise<readonly AuditLine[]> {
    return [...this.lines.values()]
      .filter((line) => objectId === undefined || line.objectId === objectId)
      .filter((line) => actorId === undefined || line.actorId === actorId)
      .filter(({ id }) => below === undefined || id < below)
      .sort((one, other) => (one.id > other.id ? -1 : 1))
      .slice(0, limit);
  }
}
