import type { Media, MediaFailure, MediaOriginal, MediaPlan, MediaState, TaskResult } from '#libs/media/ports';
import { MediaStore, stateRank } from '#libs/media/ports';
import type Database from 'better-sqlite3';
import { atMost } from './at-most.js';
import type { Connection } from './connection.js';

/** Above all positions: what stands there was deleted, and stays so. */
const DELETED = Number.MAX_SAFE_INTEGER;
/** Sorts above every id: these begin with a hexadecimal digit. */
const TOP = 'g';
const UNLESS_DELETED = `WHERE NOT EXISTS (SELECT 1 FROM media_originals WHERE id = @mediaId AND version = ${DELETED})`;

/** A media without its results. `plan` and `failure` are JSON. */
type MediaRow = MediaOriginal & {
  readonly plan: string | null;
  readonly attempt: number | null;
  readonly state: MediaState | null;
  readonly failure: string | null;
};
interface ResultRow {
  readonly mediaId: string;
  readonly taskId: string;
  readonly result: string;
}

export class SqliteMediaStore extends MediaStore {
  private readonly writes: ReturnType<typeof prepareWrites>;
  private readonly select: Database.Statement<[string], MediaRow>;
  private readonly selectStates: Database.Statement<[string], Pick<MediaRow, 'id' | 'state'>>;
  private readonly selectResults: Database.Statement<[string], ResultRow>;
  private readonly selectDeleted: Database.Statement<[string], string>;
  private readonly selectOwned: Database.Statement<[string, string, number], string>;

  constructor(private readonly connection: Connection) {
    super();
    this.writes = prepareWrites(connection.db);
    this.select = connection.db.prepare(`
      SELECT o.id, o.owner_id AS ownerId, o.kind, o.file_name AS fileName, o.mime_type AS mimeType, o.bytes, o.sha256,
        o.path, o.uploaded_at AS uploadedAt, p.plan, s.attempt, s.state, s.failure
      FROM media_originals o
      LEFT JOIN media_plans p ON p.media_id = o.id
      LEFT JOIN media_states s ON s.media_id = o.id
      WHERE o.id IN (SELECT value FROM json_each(?)) AND o.version < ${DELETED}`);
    this.selectStates = connection.db.prepare(`
      SELECT o.id, s.state FROM media_originals o LEFT JOIN media_states s ON s.media_id = o.id
      WHERE o.id IN (SELECT value FROM json_each(?)) AND o.version < ${DELETED}`);
    this.selectResults = connection.db.prepare(`
      SELECT r.media_id AS mediaId, r.task_id AS taskId, r.result
      FROM media_results r JOIN media_plans p ON p.media_id = r.media_id AND p.attempt = r.attempt
      WHERE r.media_id IN (SELECT value FROM json_each(?))
      ORDER BY r.media_id, r.task_id`);
    this.selectDeleted = connection.db
      .prepare<[string], string>(
        `SELECT id FROM media_originals WHERE id IN (SELECT value FROM json_each(?)) AND version = ${DELETED}`,
      )
      .pluck();
    this.selectOwned = connection.db
      .prepare<[string, string, number], string>(
        'SELECT id FROM media_originals WHERE owner_id = ? AND id < ? ORDER BY id DESC LIMIT ?',
      )
      .pluck();
  }

  async create(original: MediaOriginal): Promise<void> {
    await this.connection.write(() => this.writes.create.run(original));
  }

  async byIds(ids: readonly string[]): Promise<ReadonlyMap<string, Media>> {
    const wanted = JSON.stringify(atMost(100, ids));
    const [rows, resultRows] = await this.connection.read(
      () => [this.select.all(wanted), this.selectResults.all(wanted)] as const,
    );
    const results = new Map(rows.map(({ id }) => [id, new Map<string, TaskResult>()]));
    for (const { mediaId, taskId, result } of resultRows) {
      results.get(mediaId)?.set(taskId, JSON.parse(result) as TaskResult);
    }
    return new Map(rows.map((row) => [row.id, toMedia(row, results.get(row.id)!)]));
  }

  async statesOf(ids: readonly string[]): Promise<ReadonlyMap<string, MediaState>> {
    const rows = await this.connection.read(() => this.selectStates.all(JSON.stringify(atMost(100, ids))));
    return new Map(rows.map(({ id, state }) => [id, state ?? 'processing']));
  }

  async putPlan(mediaId: string, plan: MediaPlan): Promise<void> {
    await this.connection.write(() =>
      this.writes.plan.run({ mediaId, attempt: plan.attempt, plan: JSON.stringify(plan) }),
    );
  }

  async putResult(mediaId: string, taskId: string, attempt: number, result: TaskResult): Promise<void> {
    await this.connection.write(() =>
      this.writes.result.run({ mediaId, taskId, attempt, result: JSON.stringify(result) }),
    );
  }

  async raise(mediaId: string, attempt: number, state: MediaState, failure?: MediaFailure): Promise<void> {
    const kept = failure ? JSON.stringify(failure) : null;
    const row = { mediaId, attempt, rank: stateRank[state], state, failure: kept };
    await this.connection.write(() => this.writes.state.run(row));
  }

  async delete(mediaId: string): Promise<void> {
    await this.connection.write(() => {
      for (const statement of this.writes.delete) statement.run(mediaId);
    });
  }

  async deleted(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const wanted = JSON.stringify(atMost(100, ids));
    return new Set(await this.connection.read(() => this.selectDeleted.all(wanted)));
  }

  ownedBy(ownerId: string, limit: number, below = TOP): Promise<readonly string[]> {
    return this.connection.read(() => this.selectOwned.all(ownerId, below, limit));
  }
}

function prepareWrites(db: Database.Database) {
  return {
    create: db.prepare<[MediaOriginal]>(`
      INSERT OR IGNORE INTO media_originals
        (id, owner_id, kind, file_name, mime_type, bytes, sha256, path, uploaded_at)
      VALUES (@id, @ownerId, @kind, @fileName, @mimeType, @bytes, @sha256, @path, @uploadedAt)`),
    plan: db.prepare<[object]>(`
      INSERT INTO media_plans (media_id, attempt, plan) SELECT @mediaId, @attempt, @plan ${UNLESS_DELETED}
      ON CONFLICT (media_id) DO UPDATE SET attempt = excluded.attempt, plan = excluded.plan
      WHERE excluded.attempt > media_plans.attempt`),
    result: db.prepare<[object]>(`
      INSERT OR IGNORE INTO media_results (media_id, task_id, attempt, result)
      SELECT @mediaId, @taskId, @attempt, @result ${UNLESS_DELETED}`),
    state: db.prepare<[object]>(`
      INSERT INTO media_states (media_id, attempt, rank, state, failure)
      SELECT @mediaId, @attempt, @rank, @state, @failure ${UNLESS_DELETED}
      ON CONFLICT (media_id) DO UPDATE SET attempt = excluded.attempt, rank = excluded.rank, state = excluded.state,
        failure = excluded.failure
      WHERE (excluded.attempt, excluded.rank) > (media_states.attempt, media_states.rank)`),
    delete: [
      db.prepare<[string]>(`
        INSERT INTO media_originals (id, owner_id, kind, file_name, mime_type, bytes, sha256, path, uploaded_at, version)
        VALUES (?, '', '', '', '', 0, '', '', '', ${DELETED})
        ON CONFLICT (id) DO UPDATE SET owner_id = '', kind = '', file_name = '', mime_type = '', bytes = 0, sha256 = '',
          path = '', uploaded_at = '', version = excluded.version`),
      ...['media_plans', 'media_results', 'media_states'].map((table) =>
        db.prepare<[string]>(`DELETE FROM ${table} WHERE media_id = ?`),
      ),
    ],
  };
}

function toMedia(row: MediaRow, results: ReadonlyMap<string, TaskResult>): Media {
  const { plan, attempt, state, failure, ...original } = row;
  return {
    original,
    plan: plan === null ? undefined : (JSON.parse(plan) as MediaPlan),
    results,
    attempt: attempt ?? 0,
    state: state ?? 'processing',
    failure: failure === null ? undefined : (JSON.parse(failure) as MediaFailure),
  };
}
