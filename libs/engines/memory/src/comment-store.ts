import type { Comment, CommentContent, CommentPlace } from '#libs/post/ports';
import { CommentStore } from '#libs/post/ports';
import { atMost } from './at-most.js';

interface Moderation {
  readonly hidden: boolean;
  readonly version: number;
}

export class MemoryCommentStore extends CommentStore {
  private readonly rows = new Map<string, CommentContent>();
  private readonly moderation = new Map<string, Moderation>();
  private readonly gone = new Set<string>();
  /** Ids by post, also of those that are deleted now. */
  private readonly ofPosts = new Map<string, Set<string>>();

  async create(comment: CommentContent): Promise<void> {
    const { id, postId } = comment;
    if (this.gone.has(id) || this.rows.has(id)) return;
    this.rows.set(id, structuredClone(comment));
    this.ofPosts.set(postId, (this.ofPosts.get(postId) ?? new Set()).add(id));
  }

  async setHidden(id: string, hidden: boolean, version: number): Promise<void> {
    if (this.gone.has(id) || version <= (this.moderation.get(id)?.version ?? -1)) return;
    this.moderation.set(id, { hidden, version });
  }

  async delete(id: string): Promise<void> {
    this.gone.add(id);
    this.rows.delete(id);
    this.moderation.delete(id);
  }

  async byIds(ids: readonly string[]): Promise<ReadonlyMap<string, Comment>> {
    const found = atMost(100, ids).flatMap((id) => this.rows.get(id) ?? []);
    return new Map(found.map((row) => [row.id, { ...row, hidden: this.moderation.get(row.id)?.hidden ?? false }]));
  }

  async deleted(ids: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set(atMost(100, ids).filter((id) => this.gone.has(id)));
  }

  async under(place: CommentPlace, limit: number, below?: string): Promise<readonly string[]> {
    const ids = this.at(place).filter((id) => below === undefined || id < below);
    return ids.sort().reverse().slice(0, limit);
  }

  async repliesTo(place: Required<CommentPlace>, limit: number, above = ''): Promise<readonly string[]> {
    const ids = this.at(place).filter((id) => id > above);
    return ids.sort().slice(0, limit);
  }

  async by(authorId: string, limit: number, below?: string): Promise<readonly string[]> {
    const own = [...this.rows.values()].filter((row) => row.authorId === authorId).map(({ id }) => id);
    const under = own.filter((id) => below === undefined || id < below);
    return under.sort().reverse().slice(0, limit);
  }

  private at({ postId, parentId }: CommentPlace): string[] {
    return [...(this.ofPosts.get(postId) ?? [])].filter((id) => {
      const row = this.rows.get(id);
      return row !== undefined && row.parentId === parentId;
    });
  }
}
