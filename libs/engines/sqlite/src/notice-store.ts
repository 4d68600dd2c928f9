import type { Cause, GroupSummary, Notice, NoticeGroup } from '#libs/notify/ports';
import { CAUSES_SHOWN, MOST_GROUPS, namedByGroup, NoticeStore } from '#libs/notify/ports';
import type Database from 'better-sqlite3';
import type { Connection } from './connection.js';
import { type NoticeRow, NoticeRows } from './notice-rows.js';

/** Rows that one write removes: a viral post has very many. */
const REMOVED_AT_ONCE = 1_000;
const MOST_CAUSES = 1_000;

/** `at` is null where `"on"` never was 1: a row that is on has it. */
const NOTICE = `recipient_id AS recipientId, kind, subject_id AS subjectId, cause_id AS causeId, post_id AS postId,
  actor_id AS actorId, at, "on", version`;
/** Sorts above every time. */
const TOP: Cause = { at: '~', causeId: '', actorId: '' };

type Post = { readonly postId: string; readonly authorId: string; readonly at: string };
type CausesWanted = NoticeGroup & { readonly at: string; readonly causeId: string; readonly limit: number };

export class SqliteNoticeStore extends NoticeStore {
  private readonly rows: NoticeRows;
  private readonly selectGroups: Database.Statement<[string, number], NoticeGroup & { actors: number }>;
  private readonly selectCauses: Database.Statement<[CausesWanted], Cause>;
  private readonly mentioned: Database.Statement<[string, string], NoticeRow & Notice>;
  private readonly mentionVersion: Database.Statement<[string], number>;
  private readonly putMentionVersion: Database.Statement<[string, number]>;
  private readonly caused: Database.Statement<[string], NoticeRow & Notice>;
  private readonly remove: Database.Statement<[Notice]>;
  private readonly withdraw: Database.Statement<[string]>;

  constructor(private readonly connection: Connection) {
    super();
    const { db } = connection;
    this.rows = new NoticeRows(db);
    this.selectGroups = db.prepare(`
      SELECT recipient_id AS recipientId, kind, subject_id AS subjectId, post_id AS postId, actors FROM notice_groups
      WHERE recipient_id = ? ORDER BY newest_at DESC, subject_id DESC, kind DESC LIMIT ?`);
    this.selectCauses = db.prepare(`
      SELECT cause_id AS causeId, actor_id AS actorId, at FROM notices
      WHERE recipient_id = @recipientId AND kind = @kind AND subject_id = @subjectId AND "on" = 1
        AND (at, cause_id) < (@at, @causeId) ORDER BY at DESC, cause_id DESC LIMIT @limit`);
    this.mentioned = db.prepare(
      `SELECT ${NOTICE} FROM notices WHERE post_id = ? AND subject_id = ? AND kind = 'mention' AND "on" = 1`,
    );
    this.mentionVersion = db.prepare<[string], number>('SELECT version FROM notice_mentions WHERE post_id = ?').pluck();
    this.putMentionVersion = db.prepare('INSERT OR REPLACE INTO notice_mentions (post_id, version) VALUES (?, ?)');
    this.caused = db.prepare(
      `SELECT ${NOTICE} FROM notices WHERE cause_id = ? AND kind IN ('comment', 'reply', 'mention')`,
    );
    this.remove = db.prepare(`
      DELETE FROM notices WHERE recipient_id = @recipientId AND kind = @kind AND subject_id = @subjectId
        AND cause_id = @causeId`);
    this.withdraw = db.prepare('INSERT OR IGNORE INTO notices_withdrawn (id) VALUES (?)');
  }

  async set(notice: Notice, on: boolean, version: number): Promise<void> {
    await this.connection.write(() => this.rows.set(notice, on, version));
  }

  async setMentions(post: Post, recipientIds: readonly string[], version: number): Promise<void> {
    const { postId, authorId, at } = post;
    const about = { kind: 'mention', subjectId: postId, postId, causeId: postId, actorId: authorId, at } as const;
    await this.connection.write(() => {
      if (this.rows.withdrawn([postId])) return;
      const notices = recipientIds.map((recipientId) => ({ ...about, recipientId }));
      if (version < (this.mentionVersion.get(postId) ?? version)) {
        for (const notice of notices) this.rows.remember(notice);
        return;
      }
      this.putMentionVersion.run(postId, version);
      const former = this.mentioned.all(postId, postId).filter((row) => !recipientIds.includes(row.recipientId));
      for (const row of former) this.rows.set(row, false, version);
      for (const notice of notices) this.rows.set(notice, true, version);
    });
  }

  async withdrawPost(postId: string): Promise<void> {
    await this.connection.write(() => this.withdraw.run(postId));
    for (const table of ['notice_groups', 'notices', 'notice_mentions'])
      await removeAll(this.connection, table, { post_id: postId });
  }

  async withdrawComment(postId: string, commentId: string): Promise<void> {
    await this.connection.write(() => {
      this.withdraw.run(commentId);
      for (const row of this.caused.all(commentId)) {
        this.remove.run(row);
        if (!this.rows.withdrawn(namedByGroup(row))) this.rows.count(row, -row.on);
      }
    });
    const about = { post_id: postId, subject_id: commentId };
    for (const table of ['notice_groups', 'notices']) await removeAll(this.connection, table, about);
  }

  async withdrawRecipient(recipientId: string): Promise<void> {
    await this.connection.write(() => this.withdraw.run(recipientId));
    for (const table of ['notice_groups', 'notices'])
      await removeAll(this.connection, table, { recipient_id: recipientId });
  }

  groups(recipientId: string, limit: number): Promise<readonly GroupSummary[]> {
    return this.connection.read(() =>
      this.selectGroups.all(recipientId, Math.min(limit, MOST_GROUPS)).map((group) => {
        return { ...group, newest: this.selectCauses.all({ ...group, ...TOP, limit: CAUSES_SHOWN }) };
      }),
    );
  }

  causes(group: NoticeGroup, limit: number, below: Cause = TOP): Promise<readonly Cause[]> {
    const { at, causeId } = below;
    const wanted = { ...group, at, causeId, limit: Math.min(limit, MOST_CAUSES) };
    return this.connection.read(() => this.selectCauses.all(wanted));
  }
}

/** A part at a time: others write in between. */
async function removeAll(
  connection: Connection,
  table: string,
  where: Readonly<Record<string, string>>,
): Promise<void> {
  const key = table === 'notice_mentions' ? 'post_id' : 'rowid';
  const matches = Object.keys(where).map((column) => `${column} = @${column}`);
  const part = connection.db.prepare(
    `DELETE FROM ${table} WHERE ${key} IN
      (SELECT ${key} FROM ${table} WHERE ${matches.join(' AND ')} LIMIT ${REMOVED_AT_ONCE})`,
  );
  let removed = REMOVED_AT_ONCE;
  while (removed === REMOVED_AT_ONCE) removed = await connection.write(() => part.run(where).changes);
}
