import type { ErrorCode } from '#libs/events';
import { type ActOutcome, Audit, type AuditFilter, type AuditLine } from '#libs/operate/ports';
import type Database from 'better-sqlite3';
import type { Connection } from './connection.js';

type Row = Omit<AuditLine, 'objectId' | 'code'> & { readonly objectId: string | null; readonly code: ErrorCode | null };
type Asked = { objectId: string | null; actorId: string | null; below: string; limit: number };

/** Sorts above every id: these begin with a hexadecimal digit. */
const TOP = 'g';

export class SqliteAudit extends Audit {
  private readonly insert: Database.Statement<[Omit<Row, 'outcome' | 'code'>]>;
  private readonly close: Database.Statement<[{ id: string; outcome: ActOutcome; code: ErrorCode | null }]>;
  private readonly pages: Record<'all' | 'object' | 'actor', Database.Statement<[Asked], Row>>;

  constructor(private readonly connection: Connection) {
    super();
    const { db } = connection;
    this.insert = db.prepare(`
      INSERT OR IGNORE INTO audit (id, at, actor_id, act, object_kind, object_id, reason, outcome)
      VALUES (@id, @at, @actorId, @act, @objectKind, @objectId, @reason, 'begun')`);
    this.close = db.prepare(`UPDATE audit SET outcome = @outcome, code = @code WHERE id = @id AND outcome = 'begun'`);
    const page = (where: string): Database.Statement<[Asked], Row> =>
      db.prepare(`
        SELECT id, at, actor_id AS actorId, act, object_kind AS objectKind, object_id AS objectId, reason, outcome, code
        FROM audit WHERE ${where} AND id < @below ORDER BY id DESC LIMIT @limit`);
    this.pages = {
      all: page('TRUE'),
      object: page('object_id = @objectId AND (@actorId IS NULL OR actor_id = @actorId)'),
      actor: page('actor_id = @actorId'),
    };
  }

  async note(line: Omit<AuditLine, 'outcome' | 'code'>): Promise<void> {
    await this.connection.write(() => this.insert.run({ ...line, objectId: line.objectId ?? null }));
  }

  async end(id: string, outcome: Exclude<ActOutcome, 'begun'>, code?: ErrorCode): Promise<void> {
    await this.connection.write(() => this.close.run({ id, outcome, code: code ?? null }));
  }

  async page({ objectId, actorId }: AuditFilter, limit: number, below = TOP): Promise<readonly AuditLine[]> {
    const statement =
      objectId !== undefined ? this.pages.object : actorId !== undefined ? this.pages.actor : this.pages.all;
    const asked = { objectId: objectId ?? null, actorId: actorId ?? null, below, limit };
    const rows = await this.connection.read(() => statement.all(asked));
    return rows.map(({ objectId, code, ...line }) => ({
      ...line,
      ...(objectId !== null && { objectId }),
      ...(code !== null && { code }),
    }));
  }
}
