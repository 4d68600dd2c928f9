import { type ExportJob, ExportJobs } from '#libs/account/ports';
import type Database from 'better-sqlite3';
import type { Connection } from './connection.js';

const COLUMNS = 'id AS jobId, user_id AS userId, created_at_ms AS createdAtMs';

export class SqliteExportJobs extends ExportJobs {
  private readonly insert: Database.Statement<[ExportJob]>;
  private readonly selectOf: Database.Statement<[string], ExportJob>;
  private readonly select: Database.Statement<[string], ExportJob>;
  private readonly deleteOf: Database.Statement<[string]>;
  private readonly deleteOld: Database.Statement<[number]>;

  constructor(private readonly connection: Connection) {
    super();
    const { db } = connection;
    this.insert = db.prepare(
      'INSERT OR REPLACE INTO export_jobs (id, user_id, created_at_ms) VALUES (@jobId, @userId, @createdAtMs)',
    );
    this.selectOf = db.prepare(
      `SELECT ${COLUMNS} FROM export_jobs WHERE user_id = ? ORDER BY created_at_ms DESC LIMIT 100`,
    );
    this.select = db.prepare(`SELECT ${COLUMNS} FROM export_jobs WHERE id = ?`);
    this.deleteOf = db.prepare('DELETE FROM export_jobs WHERE user_id = ?');
    this.deleteOld = db.prepare('DELETE FROM export_jobs WHERE created_at_ms <= ?');
  }

  async put(job: ExportJob): Promise<void> {
    await this.connection.write(() => this.insert.run(job));
  }

  of(userId: string): Promise<readonly ExportJob[]> {
    return this.connection.read(() => this.selectOf.all(userId));
  }

  find(jobId: string): Promise<ExportJob | undefined> {
    return this.connection.read(() => this.select.get(jobId));
  }

  async forget(userId: string): Promise<void> {
    await this.connection.write(() => this.deleteOf.run(userId));
  }

  async sweep(thenMs: number): Promise<void> {
    await this.connection.write(() => this.deleteOld.run(thenMs));
  }
}
