import type { Post, PostContent } from '#libs/post/ports';
import { PostStore } from '#libs/post/ports';
import { atMost } from './at-most.js';

/** `content` is missing where only moderation is known, and where the post was deleted. */
interface PostRow {
  readonly content?: PostContent;
  readonly version: number;
  readonly hidden: boolean;
  readonly hiddenVersion: number;
  readonly deleted: boolean;
}

const UNKNOWN: PostRow = { version: -1, hidden: false, hiddenVersion: -1, deleted: false };

export class MemoryPostStore extends PostStore {
  private readonly rows = new Map<string, PostRow>();
  /** Ids by tag: what was ever put under it. */
  private readonly tags = new Map<string, Set<string>>();

  async put(post: PostContent, version: number): Promise<void> {
    const row = this.rowOf(post.id);
    if (row.deleted || version <= row.version) return;
    this.rows.set(post.id, { ...row, content: structuredClone(post), version });
    for (const tag of post.tags) this.tags.set(tag, (this.tags.get(tag) ?? new Set()).add(post.id));
  }

  async setHidden(postId: string, hidden: boolean, version: number): Promise<void> {
    const row = this.rowOf(postId);
    if (!row.deleted && version > row.hiddenVersion) this.rows.set(postId, { ...row, hidden, hiddenVersion: version });
  }

  async delete(postId: string): Promise<void> {
    this.rows.set(postId, { ...UNKNOWN, deleted: true });
  }

  async byIds(ids: readonly string[]): Promise<ReadonlyMap<string, Post>> {
    const found = new Map<string, Post>();
    for (const id of atMost(100, ids)) {
      const { content, hidden, version } = this.rowOf(id);
      if (content) found.set(id, { ...content, hidden, version });
    }
    return found;
  }

  async deleted(ids: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set(atMost(100, ids).filter((id) => this.rowOf(id).deleted));
  }

  async tagged(tag: string, limit: number, below?: string): Promise<readonly string[]> {
    const ids = [...(this.tags.get(tag) ?? [])].filter((id) => below === undefined || id < below);
    return ids.sort().reverse().slice(0, limit);
  }

  private rowOf(id: string): PostRow {
    return this.rows.get(id) ?? UNKNOWN;
  }
}
