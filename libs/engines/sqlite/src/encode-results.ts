import type { TaskResult } from '#libs/media/ports';
import { EncodeResults } from '#libs/media/ports';
import type Database from 'better-sqlite3';
import type { Connection } from './connection.js';

export class SqliteEncodeResults extends EncodeResults {
  private readonly select: Database.Statement<[string], string>;
  private readonly insert: Database.Statement<[string, string]>;

  constructor(private readonly connection: Connection) {
    super();
    this.select = connection.db
      .prepare<[string], string>('SELECT result FROM encode_results WHERE task_id = ?')
      .pluck();
    this.insert = connection.db.prepare('INSERT OR IGNORE INTO encode_results (task_id, result) VALUES (?, ?)');
  }

  async find(taskId: string): Promise<TaskResult | undefined> {
    const kept = await this.connection.read(() => this.select.get(taskId));
    return kept === undefined ? undefined : (JSON.parse(kept) as TaskResult);
  }

  async keep(taskId: string, result: TaskResult): Promise<TaskResult> {
    const wanted = JSON.stringify(result);
    const kept = await this.connection.write(() => {
      this.insert.run(taskId, wanted);
      return this.select.get(taskId)!;
    });
    return JSON.parse(kept) as TaskResult;
  }
}
