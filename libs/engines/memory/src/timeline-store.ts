import { TIMELINE_ROWS, TimelineStore } from '#libs/feed/ports';
import { atMost } from './at-most.js';

export class MemoryTimelineStore extends TimelineStore {
  /** Post ids, newest first. */
  private readonly homes = new Map<string, string[]>();
  private readonly posted = new Map<string, string[]>();

  /** @param kept rows of a home timeline */
  constructor(private readonly kept = TIMELINE_ROWS) {
    super();
  }

  async addToHomes(userIds: readonly string[], postIds: readonly string[]): Promise<void> {
    for (const userId of atMost(1_000, userIds))
      for (const postId of postIds) add(this.homes, userId, postId, this.kept);
  }

  async home(userId: string, limit: number, below?: string, above = ''): Promise<readonly string[]> {
    const rows = this.homes.get(userId)?.filter((row) => row > above);
    return newest(rows, limit, below);
  }

  async mend(userId: string, postIds: readonly string[]): Promise<void> {
    for (const postId of postIds) add(this.homes, userId, postId, this.kept);
  }

  async endHomes(before: string, after = ''): Promise<string | undefined> {
    const users = [...this.homes.keys()].filter((userId) => userId > after).sort();
    for (const userId of users)
      this.homes.set(
        userId,
        this.homes.get(userId)!.filter((row) => row >= before),
      );
    return undefined;
  }

  async addToAuthor(authorId: string, postId: string): Promise<void> {
    add(this.posted, authorId, postId, Infinity);
  }

  async author(authorId: string, limit: number, below?: string): Promise<readonly string[]> {
    return newest(this.posted.get(authorId), limit, below);
  }

  async authors(authorIds: readonly string[], limit: number, below?: string): Promise<readonly string[]> {
    const found = atMost(1_000, authorIds).flatMap((authorId) => newest(this.posted.get(authorId), limit, below));
    return found.sort().reverse().slice(0, limit);
  }
}

function newest(rows: readonly string[] = [], limit: number, below?: string): readonly string[] {
  return (below === undefined ? rows : rows.filter((row) => row < below)).slice(0, limit);
}

function add(timelines: Map<string, string[]>, owner: string, postId: string, kept: number): void {
  const rows = timelines.get(owner) ?? [];
  timelines.set(owner, rows);
  const at = rows.findIndex((row) => row <= postId);
  if (at >= 0 && rows[at] === postId) return;
  rows.splice(at < 0 ? rows.length : at, 0, postId);
  rows.length = Math.min(rows.length, kept);
}
