import { TIMELINE_ROWS, TimelineStore } from '#libs/feed/ports';
import { atMost } from './at-most.js';

export class MemoryTimelineStore extends TimelineStore {
  /** Post ids, newest first. */
  private readonly homes = new Map<string, string[]>();
  private readonly authors = new Map<string, string[]>();

  async addToHomes(userIds: readonly string[], postIds: readonly string[]): Promise<void> {
    for (const userId of atMost(1_000, userIds)) for (const postId of postIds) add(this.homes, userId, postId);
  }

  async home(userId: string, limit: number): Promise<readonly string[]> {
    return (this.homes.get(userId) ?? []).slice(0, limit);
  }

  async addToAuthor(authorId: string, postId: string): Promise<void> {
    add(this.authors, authorId, postId);
  }

  async author(authorId: string, limit: number): Promise<readonly string[]> {
    return (this.authors.get(authorId) ?? []).slice(0, limit);
  }
}

function add(timelines: Map<string, string[]>, owner: string, postId: string): void {
  const rows = timelines.get(owner) ?? [];
  timelines.set(owner, rows);
  const at = rows.findIndex((row) => row <= postId);
  if (at >= 0 && rows[at] === postId) return;
  rows.splice(at < 0 ? rows.length : at, 0, postId);
  rows.length = Math.min(rows.length, TIMELINE_ROWS);
}
