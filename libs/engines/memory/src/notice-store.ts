import type { Cause, GroupSummary, Notice, NoticeGroup } from '#libs/notify/ports';
import { CAUSES_SHOWN, keepsFirstTime, MOST_GROUPS, namedBy, namedByGroup, NoticeStore } from '#libs/notify/ports';

interface Row {
  readonly notice: Notice;
  on: boolean;
  version: number;
  /** Missing where it never was on. */
  at: string | undefined;
}
type Told = Pick<Row, 'on' | 'version' | 'at'>;
type Post = { readonly postId: string; readonly authorId: string; readonly at: string };

/** Below every version. */
const NEVER = -1;

export class MemoryNoticeStore extends NoticeStore {
  /** Rows by group, by cause; groups by recipient. */
  private readonly lists = new Map<string, Map<string, { group: NoticeGroup; rows: Map<string, Row> }>>();
  private readonly mentionVersions = new Map<string, number>();
  private readonly withdrawn = new Set<string>();

  async set(notice: Notice, on: boolean, version: number): Promise<void> {
    this.merge(notice, { on, version, at: on ? notice.at : undefined });
  }

  async setMentions(post: Post, recipientIds: readonly string[], version: number): Promise<void> {
    const { postId, authorId, at } = post;
    if (this.withdrawn.has(postId)) return;
    const about = { kind: 'mention', subjectId: postId, postId, causeId: postId, actorId: authorId, at } as const;
    const notices = recipientIds.map((recipientId) => ({ ...about, recipientId }));
    if (version < (this.mentionVersions.get(postId) ?? version)) {
      // Of an older version: it gives its time, and switches nothing.
      for (const notice of notices) this.merge(notice, { on: false, version: NEVER, at });
      return;
    }
    this.mentionVersions.set(postId, version);
    for (const recipientId of [...this.lists.keys()].filter((id) => !recipientIds.includes(id))) {
      const row = this.lists.get(recipientId)?.get(keyOf(about))?.rows.get(postId);
      if (row?.on) this.merge(row.notice, { on: false, version, at: undefined });
    }
    for (const notice of notices) this.merge(notice, { on: true, version, at });
  }

  async withdrawPost(postId: string): Promise<void> {
    this.mentionVersions.delete(postId);
    this.drop(postId);
  }

  async withdrawComment(_postId: string, commentId: string): Promise<void> {
    this.drop(commentId);
  }

  async withdrawRecipient(recipientId: string): Promise<void> {
    this.drop(recipientId);
  }

  async groups(recipientId: string, limit: number): Promise<readonly GroupSummary[]> {
    const groups = [...(this.lists.get(recipientId)?.values() ?? [])].flatMap(({ group, rows }) => {
      const causes = newestFirst(rows);
      const actors = new Set(causes.map(({ actorId }) => actorId)).size;
      return actors > 0 ? [{ ...group, actors, newest: causes.slice(0, CAUSES_SHOWN) }] : [];
    });
    const place = ({ newest, subjectId, kind }: GroupSummary) => `${newest[0]!.at} ${subjectId} ${kind}`;
    return groups.sort((a, b) => (place(a) < place(b) ? 1 : -1)).slice(0, Math.min(limit, MOST_GROUPS));
  }

  async causes(group: NoticeGroup, limit: number, below?: Cause): Promise<readonly Cause[]> {
    const rows = this.lists.get(group.recipientId)?.get(keyOf(group))?.rows ?? new Map<string, Row>();
    const under = newestFirst(rows).filter((cause) => !below || placeOf(cause) < placeOf(below));
    return under.slice(0, Math.min(limit, 1_000));
  }

  private merge(notice: Notice, told: Told): void {
    if (namedBy(notice).some((id) => this.withdrawn.has(id))) return;
    const rows = this.rowsOf(notice);
    const kept = rows.get(notice.causeId);
    const newer = !kept || told.version > kept.version;
    const { on, version } = newer ? told : kept;
    const last = newer ? notice.at : kept.at;
    const at = keepsFirstTime(notice.kind) ? earliest(kept?.at, told.at) : last;
    rows.set(notice.causeId, { notice: { ...notice, at: at ?? '' }, on, version, at });
  }

  private rowsOf({ recipientId, kind, subjectId, postId }: Notice): Map<string, Row> {
    const list = this.lists.get(recipientId) ?? new Map<string, { group: NoticeGroup; rows: Map<string, Row> }>();
    this.lists.set(recipientId, list);
    const group = { recipientId, kind, subjectId, postId };
    const known = list.get(keyOf(group)) ?? { group, rows: new Map<string, Row>() };
    list.set(keyOf(group), known);
    return known.rows;
  }

  private drop(id: string): void {
    this.withdrawn.add(id);
    for (const list of this.lists.values()) {
      for (const [key, { group, rows }] of list) {
        if (namedByGroup(group).includes(id)) list.delete(key);
        for (const [cause, { notice }] of rows) if (namedBy(notice).includes(id)) rows.delete(cause);
      }
    }
  }
}

function keyOf({ kind, subjectId }: Pick<NoticeGroup, 'kind' | 'subjectId'>): string {
  return `${kind} ${subjectId}`;
}

function newestFirst(rows: ReadonlyMap<string, Row>): Cause[] {
  const on = [...rows.values()].filter((row) => row.on);
  const causes = on.map(({ notice: { causeId, actorId }, at = '' }) => ({ causeId, actorId, at }));
  return causes.sort((a, b) => (placeOf(a) < placeOf(b) ? 1 : -1));
}

function placeOf({ at, causeId }: Cause): string {
  return `${at} ${causeId}`;
}

function earliest(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one < other ? one : other;
}
