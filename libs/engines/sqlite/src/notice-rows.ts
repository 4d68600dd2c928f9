import type { Cause, Notice, NoticeGroup } from '#libs/notify/ports';
import { keepsFirstTime, namedBy } from '#libs/notify/ports';
import type Database from 'better-sqlite3';

export interface NoticeRow extends NoticeGroup, Omit<Cause, 'at'> {
  readonly at: string | null;
  readonly on: number;
  readonly version: number;
}
type State = Pick<NoticeRow, 'at' | 'on' | 'version'>;
/** `at`: a time at which the cause was on. */
type Told = { readonly on: boolean; readonly version: number; readonly at: string | null };

/** Below every version. */
const NEVER = -1;

const IN_GROUP = 'recipient_id = @recipientId AND kind = @kind AND subject_id = @subjectId';

/** Rows of notices, and of their groups, which say how many people are in each. For use within a write. */
export class NoticeRows {
  private readonly select: Database.Statement<[Notice], State>;
  private readonly upsert: Database.Statement<[NoticeRow]>;
  private readonly another: Database.Statement<[Notice], 1>;
  private readonly newestAt: Database.Statement<[NoticeGroup], string | null>;
  private readonly addPeople: Database.Statement<[NoticeGroup & { change: number; newestAt: string }]>;
  private readonly dropGroup: Database.Statement<[NoticeGroup]>;
  private readonly isWithdrawn: Database.Statement<[string], 1>;

  constructor(db: Database.Database) {
    this.select = db.prepare(`SELECT at, "on", version FROM notices WHERE ${IN_GROUP} AND cause_id = @causeId`);
    this.upsert = db.prepare(`
      INSERT INTO notices (recipient_id, kind, subject_id, cause_id, post_id, actor_id, at, "on", version)
      VALUES (@recipientId, @kind, @subjectId, @causeId, @postId, @actorId, @at, @on, @version)
      ON CONFLICT (recipient_id, kind, subject_id, cause_id) DO UPDATE SET at = excluded.at, "on" = excluded."on",
        version = excluded.version`);
    this.another = db
      .prepare<[Notice], 1>(
        `SELECT 1 FROM notices WHERE ${IN_GROUP} AND actor_id = @actorId AND "on" = 1 AND cause_id <> @causeId`,
      )
      .pluck();
    this.newestAt = db
      .prepare<[NoticeGroup], string | null>(`SELECT max(at) FROM notices WHERE ${IN_GROUP} AND "on" = 1`)
      .pluck();
    this.addPeople = db.prepare(`
      INSERT INTO notice_groups (recipient_id, kind, subject_id, post_id, actors, newest_at)
      VALUES (@recipientId, @kind, @subjectId, @postId, @change, @newestAt)
      ON CONFLICT (recipient_id, kind, subject_id) DO UPDATE SET actors = actors + @change, newest_at = @newestAt`);
    this.dropGroup = db.prepare(`DELETE FROM notice_groups WHERE ${IN_GROUP}`);
    this.isWithdrawn = db.prepare<[string], 1>('SELECT 1 FROM notices_withdrawn WHERE id = ?').pluck();
  }

  withdrawn(ids: readonly string[]): boolean {
    return ids.some((id) => this.isWithdrawn.get(id) === 1);
  }

  set(notice: Notice, on: boolean, version: number): void {
    this.merge(notice, { on, version, at: on ? notice.at : null });
  }

  /** A cause that an older version tells of gives its time, and switches nothing. */
  remember(notice: Notice): void {
    this.merge(notice, { on: false, version: NEVER, at: notice.at });
  }

  private merge(notice: Notice, told: Told): void {
    if (this.withdrawn(namedBy(notice))) return;
    const kept = this.select.get(notice);
    const next = merged(kept, notice, told);
    if (!next) return;
    this.upsert.run({ ...notice, ...next });
    this.count(notice, next.on - (kept?.on ?? 0));
  }

  /** Told after a row came or went: `change` is by how much it counts more or less. */
  count(notice: Notice, change: number): void {
    const newestAt = this.newestAt.get(notice);
    if (typeof newestAt !== 'string') return void this.dropGroup.run(notice);
    this.addPeople.run({ ...notice, newestAt, change: this.another.get(notice) === 1 ? 0 : change });
  }
}

/** Undefined where nothing changes. */
function merged(kept: State | undefined, notice: Notice, told: Told): State | undefined {
  const newer = !kept || told.version > kept.version;
  const { on, version } = newer ? { on: told.on ? 1 : 0, version: told.version } : kept;
  const last = newer ? notice.at : kept.at;
  const at = keepsFirstTime(notice.kind) ? earliest(kept?.at, told.at) : last;
  return newer || at !== kept.at ? { on, version, at } : undefined;
}

function earliest(...times: readonly (string | null | undefined)[]): string | null {
  return times.filter((at) => typeof at === 'string').sort()[0] ?? null;
}
