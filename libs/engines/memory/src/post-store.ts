import type { Post } from '#libs/post/ports';
import { PostStore } from '#libs/post/ports';
import { VersionedRows } from './versioned-rows.js';

export class MemoryPostStore extends PostStore {
  private readonly rows = new VersionedRows<Post>();

  async put(post: Post, version: number): Promise<void> {
    this.rows.put(post, version);
  }

  async byIds(ids: readonly string[]): Promise<ReadonlyMap<string, Post>> {
    return this.rows.byIds(ids);
  }
}
