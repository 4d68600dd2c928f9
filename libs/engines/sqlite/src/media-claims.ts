import { MediaClaims } from '#libs/post/ports';
import type Database from 'better-sqlite3';
import type { Connection } from './connection.js';

export class SqliteMediaClaims extends MediaClaims {
  private readonly select: Database.Statement<[string], string>;
  private readonly insert: Database.Statement<[string, string]>;

  constructor(private readonly connection: Connection) {
    super();
    this.select = connection.db
      .prepare<[string], string>('SELECT post_id FROM media_claims WHERE media_id = ?')
      .pluck();
    this.insert = connection.db.prepare('INSERT OR IGNORE INTO media_claims (media_id, post_id) VALUES (?, ?)');
  }

  claim(mediaIds: readonly string[], postId: string): Promise<readonly string[]> {
    return this.connection.write(() => {
      const taken = mediaIds.filter((mediaId) => (this.select.get(mediaId) ?? postId) !== postId);
      if (taken.length > 0) return taken;
      for (const mediaId of mediaIds) this.insert.run(mediaId, postId);
      return [];
    });
  }

  holder(mediaId: string): Promise<string | undefined> {
    return this.connection.read(() => this.select.get(mediaId));
  }
}
