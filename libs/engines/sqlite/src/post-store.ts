import type { Post, PostContent } from '#libs/post/ports';
import { PostStore } from '#libs/post/ports';
import type Database from 'better-sqlite3';
import { atMost } from './at-most.js';
import type { Connection } from './connection.js';

/** Above all positions: what stands there was deleted, and stays so. */
const DELETED = Number.MAX_SAFE_INTEGER;

/** Lists and the place lie as JSON. */
interface PostRow {
  readonly id: string;
  readonly authorId: string;
  readonly caption: string;
  readonly tags: string;
  readonly mediaIds: string;
  readonly altTexts: string;
  readonly place: string | null;
  readonly mentionIds: string;
  readonly createdAt: string;
  readonly editedAt: string | null;
  readonly hidden: number;
  readonly version: number;
}

const NOTHING = {
  authorId: '',
  caption: '',
  tags: '[]',
  mediaIds: '[]',
  altTexts: '[]',
  place: null,
  mentionIds: '[]',
};
const EMPTY: Omit<PostRow, 'id' | 'hidden' | 'version'> = { ...NOTHING, createdAt: '', editedAt: null };

export class SqlitePostStore extends PostStore {
  private readonly writes: ReturnType<typeof prepareWrites>;
  private readonly select: Database.Statement<[string], PostRow>;
  private readonly selectDeleted: Database.Statement<[string], string>;
  private readonly selectTagged: Database.Statement<[string, string, number], string>;

  constructor(private readonly connection: Connection) {
    super();
    const { db } = connection;
    this.writes = prepareWrites(db);
    this.select = db.prepare(`
      SELECT id, author_id AS authorId, caption, tags, media_ids AS mediaIds, alt_texts AS altTexts, place,
        mention_ids AS mentionIds, created_at AS createdAt, edited_at AS editedAt, hidden, version
      FROM posts WHERE id IN (SELECT value FROM json_each(?)) AND version >= 0 AND version < ${DELETED}`);
    this.selectDeleted = db
      .prepare<[string], string>(
        `SELECT id FROM posts WHERE id IN (SELECT value FROM json_each(?)) AND version = ${DELETED}`,
      )
      .pluck();
    this.selectTagged = db
      .prepare<[string, string, number], string>(
        'SELECT post_id FROM post_tags WHERE tag = ? AND post_id < ? ORDER BY post_id DESC LIMIT ?',
      )
      .pluck();
  }

  async put(post: PostContent, version: number): Promise<void> {
    const row = toRow(post);
    await this.connection.write(() => this.take({ ...row, version }, post.tags));
  }

  async setHidden(id: string, hidden: boolean, version: number): Promise<void> {
    await this.connection.write(() => this.writes.hide.run({ ...EMPTY, id, hidden: hidden ? 1 : 0, version }));
  }

  async delete(id: string): Promise<void> {
    await this.connection.write(() => {
      this.take({ ...EMPTY, id, version: DELETED }, []);
      this.writes.unhide.run(id);
    });
  }

  async byIds(ids: readonly string[]): Promise<ReadonlyMap<string, Post>> {
    const wanted = JSON.stringify(atMost(100, ids));
    const rows = await this.connection.read(() => this.select.all(wanted));
    return new Map(rows.map((row) => [row.id, toPost(row)]));
  }

  async deleted(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const wanted = JSON.stringify(atMost(100, ids));
    return new Set(await this.connection.read(() => this.selectDeleted.all(wanted)));
  }

  tagged(tag: string, limit: number, below = TOP): Promise<readonly string[]> {
    return this.connection.read(() => this.selectTagged.all(tag, below, limit));
  }

  /** Inside the caller's transaction. */
  private take(row: Omit<PostRow, 'hidden'>, tags: readonly string[]): void {
    if (this.writes.put.run(row).changes === 0) return;
    this.writes.untag.run(row.id);
    for (const tag of tags) this.writes.tag.run(tag, row.id);
  }
}

/** Sorts above every id: these begin with a hexadecimal digit. */
const TOP = 'g';

function prepareWrites(db: Database.Database) {
  const values = `@id, @authorId, @caption, @tags, @mediaIds, @altTexts, @place, @mentionIds, @createdAt, @editedAt`;
  const columns = `id, author_id, caption, tags, media_ids, alt_texts, place, mention_ids, created_at, edited_at`;
  return {
    put: db.prepare<[Omit<PostRow, 'hidden'>]>(`
      INSERT INTO posts (${columns}, version) VALUES (${values}, @version)
      ON CONFLICT (id) DO UPDATE SET author_id = excluded.author_id, caption = excluded.caption, tags = excluded.tags,
        media_ids = excluded.media_ids, alt_texts = excluded.alt_texts, place = excluded.place,
        mention_ids = excluded.mention_ids, created_at = excluded.created_at, edited_at = excluded.edited_at,
        version = excluded.version
      WHERE excluded.version > posts.version`),
    hide: db.prepare<[PostRow]>(`
      INSERT INTO posts (${columns}, version, hidden, hidden_version) VALUES (${values}, -1, @hidden, @version)
      ON CONFLICT (id) DO UPDATE SET hidden = excluded.hidden, hidden_version = excluded.hidden_version
      WHERE excluded.hidden_version > posts.hidden_version AND posts.version < ${DELETED}`),
    unhide: db.prepare<[string]>('UPDATE posts SET hidden = 0, hidden_version = -1 WHERE id = ?'),
    untag: db.prepare<[string]>('DELETE FROM post_tags WHERE post_id = ?'),
    tag: db.prepare<[string, string]>('INSERT OR IGNORE INTO post_tags (tag, post_id) VALUES (?, ?)'),
  };
}

function toRow({ tags, mediaIds, altTexts, place, mentionIds, editedAt, ...post }: PostContent) {
  const { id, authorId, caption, createdAt } = post;
  const lists = {
    tags: JSON.stringify(tags),
    mediaIds: JSON.stringify(mediaIds),
    altTexts: JSON.stringify(altTexts),
    mentionIds: JSON.stringify(mentionIds),
  };
  const placed = place === undefined ? null : JSON.stringify(place);
  return { id, authorId, caption, createdAt, ...lists, place: placed, editedAt: editedAt ?? null };
}

function toPost({ place, editedAt, hidden, ...row }: PostRow): Post {
  return {
    ...row,
    tags: JSON.parse(row.tags) as string[],
    mediaIds: JSON.parse(row.mediaIds) as string[],
    altTexts: JSON.parse(row.altTexts) as string[],
    mentionIds: JSON.parse(row.mentionIds) as string[],
    ...(place !== null && { place: JSON.parse(place) as NonNullable<Post['place']> }),
    ...(editedAt !== null && { editedAt }),
    hidden: hidden === 1,
  };
}
