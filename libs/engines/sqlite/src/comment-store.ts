import type { Comment, CommentContent, CommentPlace } from '#libs/post/ports';
import { CommentStore } from '#libs/post/ports';
import type Database from 'better-sqlite3';
import { atMost } from './at-most.js';
import type { Connection } from './connection.js';

interface CommentRow {
  readonly id: string;
  readonly postId: string;
  readonly authorId: string;
  readonly postAuthorId: string;
  readonly parentId: string;
  readonly text: string;
  /** JSON. */
  readonly mentionIds: string;
  readonly createdAt: string;
  readonly hidden: number;
}
type Written = Omit<CommentRow, 'hidden'>;
type ListStatement = Database.Statement<[string, string, string, number], string>;

/** Above all positions: what stands there was deleted, and stays so. */
const DELETED = Number.MAX_SAFE_INTEGER;
/** Sorts above every id: these begin with a hexadecimal digit. */
const TOP = 'g';

const EMPTY: Omit<Written, 'id'> = {
  ...{ postId: '', authorId: '', postAuthorId: '', parentId: '' },
  ...{ text: '', mentionIds: '[]', createdAt: '' },
};

export class SqliteCommentStore extends CommentStore {
  private readonly writes: ReturnType<typeof prepareWrites>;
  private readonly select: Database.Statement<[string], CommentRow>;
  private readonly selectDeleted: Database.Statement<[string], string>;
  private readonly newest: ListStatement;
  private readonly oldest: ListStatement;
  private readonly selectBy: Database.Statement<[string, string, number], string>;

  constructor(private readonly connection: Connection) {
    super();
    const { db } = connection;
    this.writes = prepareWrites(db);
    this.select = db.prepare(`
      SELECT id, post_id AS postId, author_id AS authorId, post_author_id AS postAuthorId, parent_id AS parentId, text,
        mention_ids AS mentionIds, created_at AS createdAt, hidden
      FROM comments WHERE id IN (SELECT value FROM json_each(?)) AND version >= 0 AND version < ${DELETED}`);
    const pluck = <Params extends unknown[]>(sql: string) => db.prepare<Params, string>(sql).pluck();
    this.selectDeleted = pluck(
      `SELECT id FROM comments WHERE id IN (SELECT value FROM json_each(?)) AND version = ${DELETED}`,
    );
    const listed = 'SELECT id FROM comments WHERE post_id = ? AND parent_id = ? AND id';
    this.newest = pluck(`${listed} < ? ORDER BY id DESC LIMIT ?`);
    this.oldest = pluck(`${listed} > ? ORDER BY id LIMIT ?`);
    this.selectBy = pluck('SELECT id FROM comments WHERE author_id = ? AND id < ? ORDER BY id DESC LIMIT ?');
  }

  async create(comment: CommentContent): Promise<void> {
    const row = { ...comment, parentId: comment.parentId ?? '', mentionIds: JSON.stringify(comment.mentionIds) };
    await this.connection.write(() => this.writes.put.run({ ...row, version: 0 }));
  }

  async setHidden(id: string, hidden: boolean, version: number): Promise<void> {
    await this.connection.write(() => this.writes.hide.run({ ...EMPTY, id, hidden: hidden ? 1 : 0, version }));
  }

  async delete(id: string): Promise<void> {
    await this.connection.write(() => {
      this.writes.put.run({ ...EMPTY, id, version: DELETED });
      this.writes.unhide.run(id);
    });
  }

  async byIds(ids: readonly string[]): Promise<ReadonlyMap<string, Comment>> {
    const wanted = JSON.stringify(atMost(100, ids));
    const rows = await this.connection.read(() => this.select.all(wanted));
    return new Map(rows.map((row) => [row.id, toComment(row)]));
  }

  async deleted(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const wanted = JSON.stringify(atMost(100, ids));
    return new Set(await this.connection.read(() => this.selectDeleted.all(wanted)));
  }

  under({ postId, parentId }: CommentPlace, limit: number, below = TOP): Promise<readonly string[]> {
    return this.connection.read(() => this.newest.all(postId, parentId ?? '', below, limit));
  }

  repliesTo({ postId, parentId }: Required<CommentPlace>, limit: number, above = ''): Promise<readonly string[]> {
    return this.connection.read(() => this.oldest.all(postId, parentId, above, limit));
  }

  by(authorId: string, limit: number, below = TOP): Promise<readonly string[]> {
    return this.connection.read(() => this.selectBy.all(authorId, below, limit));
  }
}

function prepareWrites(db: Database.Database) {
  const columns = 'id, post_id, author_id, post_author_id, parent_id, text, mention_ids, created_at';
  const values = '@id, @postId, @authorId, @postAuthorId, @parentId, @text, @mentionIds, @createdAt';
  return {
    put: db.prepare<[Written & { version: number }]>(`
      INSERT INTO comments (${columns}, version) VALUES (${values}, @version)
      ON CONFLICT (id) DO UPDATE SET post_id = excluded.post_id, author_id = excluded.author_id,
        post_author_id = excluded.post_author_id, parent_id = excluded.parent_id, text = excluded.text,
        mention_ids = excluded.mention_ids, created_at = excluded.created_at, version = excluded.version
      WHERE excluded.version > comments.version`),
    hide: db.prepare<[CommentRow & { version: number }]>(`
      INSERT INTO comments (${columns}, version, hidden, hidden_version) VALUES (${values}, -1, @hidden, @version)
      ON CONFLICT (id) DO UPDATE SET hidden = excluded.hidden, hidden_version = excluded.hidden_version
      WHERE excluded.hidden_version > comments.hidden_version AND comments.version < ${DELETED}`),
    unhide: db.prepare<[string]>('UPDATE comments SET hidden = 0, hidden_version = -1 WHERE id = ?'),
  };
}

function toComment({ parentId, mentionIds, hidden, ...row }: CommentRow): Comment {
  return {
    ...row,
    ...(parentId !== '' && { parentId }),
    mentionIds: JSON.parse(mentionIds) as string[],
    hidden: hidden === 1,
  };
}
