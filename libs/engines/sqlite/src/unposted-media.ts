import { UnpostedMedia } from '#libs/media/ports';
import type Database from 'better-sqlite3';
import type { Connection } from './connection.js';

interface Unposted {
  readonly mediaId: string;
  readonly ownerId: string;
}

export class SqliteUnpostedMedia extends UnpostedMedia {
  private readonly select: Database.Statement<[string, number], Unposted>;
  private readonly insert: Database.Statement<[string, string]>;
  private readonly holder: Database.Statement<[string], string>;

  constructor(private readonly connection: Connection) {
    super();
    const { db } = connection;
    this.select = db.prepare(`
      SELECT id AS mediaId, owner_id AS ownerId FROM media_originals o
      WHERE id < ? AND version = 0
        AND NOT EXISTS (SELECT 1 FROM media_claims c WHERE c.media_id = o.id AND c.post_id <> o.id)
        AND NOT EXISTS (SELECT 1 FROM users u WHERE u.id = o.owner_id AND u.avatar_id = o.id)
      ORDER BY id LIMIT ?`);
    this.insert = db.prepare('INSERT OR IGNORE INTO media_claims (media_id, post_id) VALUES (?, ?)');
    this.holder = db.prepare<[string], string>('SELECT post_id FROM media_claims WHERE media_id = ?').pluck();
  }

  under(id: string, limit: number): Promise<readonly Unposted[]> {
    return this.connection.read(() => this.select.all(id, limit));
  }

  take(mediaId: string): Promise<boolean> {
    return this.connection.write(() => {
      this.insert.run(mediaId, mediaId);
      return this.holder.get(mediaId) === mediaId;
    });
  }
}
