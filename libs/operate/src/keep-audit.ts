import { type ErrorCode, OutcomeUnknownError, RefusedError, UnavailableError } from '#libs/events';
import type { IdMaker } from '#libs/stream';
import type { Clock, Logger } from '#libs/stream/ports';
import type { Audit, AuditLine } from './ports.js';

/**
 * An administrative act and its line in the audit. The line is durable before the act begins, so that no act is without
 * one; a line whose act was not done, or whose end could not be written, says so.
 */
export class KeepAudit {
  constructor(
    private readonly audit: Audit,
    private readonly ids: IdMaker,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** @throws as `act` does; UnavailableError where the line cannot be written: the act was not begun */
  async run<T>(
    line: Pick<AuditLine, 'actorId' | 'act' | 'objectKind' | 'objectId' | 'reason'>,
    act: () => Promise<T>,
  ): Promise<T> {
    const id = this.ids.next();
    await this.audit.note({ ...line, id, at: new Date(this.clock.now()).toISOString() });
    try {
      const answer = await act();
      await this.end(id, 'done');
      return answer;
    } catch (error) {
      if (error instanceof RefusedError || error instanceof UnavailableError) await this.end(id, 'refused', error.code);
      else await this.end(id, 'unknown', error instanceof OutcomeUnknownError ? error.code : 'internal');
      throw error;
    }
  }

  /** The act has its answer already: where this fails, its line goes on saying that it was begun. */
  private async end(id: string, outcome: 'done' | 'refused' | 'unknown', code?: ErrorCode): Promise<void> {
    try {
      await this.audit.end(id, outcome, code);
    } catch (error) {
      this.logger.warn('end of an act not noted', { id, outcome, error });
    }
  }
}
