import type { Post } from '#libs/post/ports';
import { PostStore } from '#libs/post/ports';
import type Database from 'better-sqlite3';
import { atMost } from './at-most.js';
import type { Connection } from './connection.js';

/** Lists lie as JSON. */
type PostRow = Omit<Post, 'mediaIds' | 'altTexts'> & { readonly mediaIds: string; readonly altTexts: string };

export class SqlitePostStore extends PostStore {
  private readonly upsert: Database.Statement<[PostRow & { version: number }]>;
  private readonly select: Database.Statement<[string], PostRow>;

  constructor(private readonly connection: Connection) {
    super();
    this.upsert = connection.db.prepare(`
      INSERT INTO posts (id, author_id, caption, media_ids, alt_texts, created_at, version)
      VALUES (@id, @authorId, @caption, @mediaIds, @altTexts, @createdAt, @version)
      ON CONFLICT (id) DO UPDATE SET author_id = excluded.author_id, caption = excluded.caption,
        media_ids = excluded.media_ids, alt_texts = excluded.alt_texts, created_at = excluded.created_at,
        version = excluded.version
      WHERE excluded.version > posts.version`);
    this.select = connection.db.prepare(`
      SELECT id, author_id AS authorId, caption, media_ids AS mediaIds, alt_texts AS altTexts, created_at AS createdAt
      FROM posts WHERE id IN (SELECT value FROM json_each(?))`);
  }

  async put(post: Post, version: number): Promise<void> {
    const mediaIds = JSON.stringify(post.mediaIds);
    const altTexts = JSON.stringify(post.altTexts);
    await this.connection.write(() => this.upsert.run({ ...post, mediaIds, altTexts, version }));
  }

  async byIds(ids: readonly string[]): Promise<ReadonlyMap<string, Post>> {
    const wanted = JSON.stringify(atMost(100, ids));
    const rows = await this.connection.read(() => this.select.all(wanted));
    return new Map(rows.map((row) => [row.id, toPost(row)]));
  }
}

function toPost(row: PostRow): Post {
  return {
    ...row,
    mediaIds: JSON.parse(row.mediaIds) as string[],
    altTexts: JSON.parse(row.altTexts) as string[],
  };
}
