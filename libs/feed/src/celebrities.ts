import type { Clock, Received } from '#libs/stream/ports';
import type { CelebrityLine, FollowerTallies, PulledMarks } from './ports.js';

/** By then every process reads a mark that was set, and no read that began before it goes on. */
const MARK_SEEN_MS = 10_000;

/**
 * Authors with so many followers that their posts are pulled by the readers instead of pushed to them. Whoever comes near
 * the line is marked first, and for good: readers pull from all who are marked, pushed or not, so that no post is missed
 * while an author crosses the line, either way.
 */
export class Celebrities {
  constructor(
    private readonly tallies: FollowerTallies,
    private readonly marks: PulledMarks,
    private readonly line: CelebrityLine,
    private readonly clock: Clock,
  ) {}

  /** counts.changed → a mark for each that has nine tenths of the line, and none yet. */
  async mark({ event }: Received<'counts.changed'>): Promise<void> {
    const followers = await this.tallies.of(event.data.subjectIds);
    const near = [...followers].filter(([, count]) => count * 10 >= this.line.followers * 9).map(([id]) => id);
    if (near.length === 0) return;
    const marked = await this.marks.of(near);
    for (const id of near) if (!marked.has(id)) await this.marks.set(id, this.clock.now());
  }

  /** Whether every reader pulls this author's posts: no row is needed for them. */
  async arePulled(authorId: string): Promise<boolean> {
    const markedAt = (await this.marks.of([authorId])).get(authorId);
    return markedAt !== undefined && this.clock.now() - markedAt > MARK_SEEN_MS;
  }

  /** Whether this author's posts are left to the readers. */
  async areLeftToReaders(authorId: string): Promise<boolean> {
    if (!(await this.arePulled(authorId))) return false;
    const followers = (await this.tallies.of([authorId])).get(authorId) ?? 0;
    return followers >= this.line.followers;
  }
}
