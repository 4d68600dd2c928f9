import { type Report, type ReportState, ReportStore, type ReportSubject, type Resolution } from '#libs/operate/ports';
import type Database from 'better-sqlite3';
import type { Connection } from './connection.js';

type Filed = Pick<Report, 'id' | 'reporterId' | 'reason' | 'note' | 'createdAt'> & {
  readonly subjectType: ReportSubject['type'];
  readonly subjectId: string;
};
type Row = Filed & {
  readonly outcome: Resolution['outcome'] | null;
  readonly byId: string | null;
  readonly at: string | null;
};

/** Sorts above every id: these begin with a hexadecimal digit. */
const TOP = 'g';
const COLUMNS = `id, reporter_id AS reporterId, subject_type AS subjectType, subject_id AS subjectId, reason, note,
  created_at AS createdAt, outcome, resolved_by AS byId, resolved_at AS at`;

export class SqliteReportStore extends ReportStore {
  private readonly writes: ReturnType<typeof prepareWrites>;
  private readonly selectOpen: Database.Statement<[Filed], Row>;
  private readonly selectOne: Database.Statement<[string], Row>;
  private readonly selectPage: Database.Statement<[ReportState, string, number], Row>;

  constructor(private readonly connection: Connection) {
    super();
    const { db } = connection;
    this.writes = prepareWrites(db);
    this.selectOpen = db.prepare(`
      SELECT ${COLUMNS} FROM reports WHERE reporter_id = @reporterId AND subject_type = @subjectType
        AND subject_id = @subjectId AND state = 'open'`);
    this.selectOne = db.prepare(`SELECT ${COLUMNS} FROM reports WHERE id = ?`);
    this.selectPage = db.prepare(`SELECT ${COLUMNS} FROM reports WHERE state = ? AND id < ? ORDER BY id DESC LIMIT ?`);
  }

  file({ subject, ...report }: Omit<Report, 'resolution'>): Promise<Report> {
    const row: Filed = { ...report, subjectType: subject.type, subjectId: subject.id };
    return this.connection.write(() => {
      this.writes.insert.run(row);
      return toReport(this.selectOpen.get(row)!);
    });
  }

  resolve(id: string, resolution: Resolution): Promise<Report | undefined> {
    return this.connection.write(() => {
      this.writes.resolve.run({ id, ...resolution });
      const row = this.selectOne.get(id);
      return row && toReport(row);
    });
  }

  async page(state: ReportState, limit: number, below = TOP): Promise<readonly Report[]> {
    return (await this.connection.read(() => this.selectPage.all(state, below, limit))).map(toReport);
  }

  async clearNotes(reporterId: string): Promise<void> {
    await this.connection.write(() => this.writes.clear.run(reporterId));
  }
}

function prepareWrites(db: Database.Database) {
  return {
    insert: db.prepare<[Filed]>(`
      INSERT OR IGNORE INTO reports (id, reporter_id, subject_type, subject_id, reason, note, created_at, state)
      VALUES (@id, @reporterId, @subjectType, @subjectId, @reason, @note, @createdAt, 'open')`),
    resolve: db.prepare<[Resolution & { id: string }]>(`
      UPDATE reports SET state = 'resolved', outcome = @outcome, resolved_by = @byId, resolved_at = @at
      WHERE id = @id AND state = 'open'`),
    clear: db.prepare<[string]>(`UPDATE reports SET note = '' WHERE reporter_id = ? AND note <> ''`),
  };
}

function toReport({ subjectType, subjectId, outcome, byId, at, ...report }: Row): Report {
  const subject = { type: subjectType, id: subjectId };
  if (outcome === null || byId === null || at === null) return { ...report, subject };
  return { ...report, subject, resolution: { outcome, byId, at } };
}
