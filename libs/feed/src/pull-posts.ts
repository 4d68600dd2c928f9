import { mergeNewest } from './merge-newest.js';
import type { FollowGraph, PulledMarks, TimelineStore } from './ports.js';

/** Where pulled posts begin, and how many are wanted. */
interface Wanted {
  readonly rows: number;
  /** An id under which they begin. */
  readonly below?: string | undefined;
}

/**
 * Reads what some authors posted from their own timelines (fan-out on read): celebrities' posts, the first fill after a
 * follow, and where a reading goes on when the rows of a home timeline have run out. Newest first.
 */
export class PullPosts {
  constructor(
    private readonly timelines: TimelineStore,
    private readonly graph: FollowGraph,
    private readonly marks: PulledMarks,
  ) {}

  async of(authorId: string, wanted: Wanted): Promise<readonly string[]> {
    return this.from([[authorId]], wanted);
  }

  /** Of everybody whom the reader follows. */
  async ofFollowed(readerId: string, wanted: Wanted): Promise<readonly string[]> {
    return this.from(this.graph.followedBy(readerId), wanted);
  }

  /** Of those whom the reader follows and who have the pulled mark. */
  async ofMarked(readerId: string, wanted: Wanted): Promise<readonly string[]> {
    return this.from(this.marks.followedBy(readerId), wanted);
  }

  /** @param authors lists of at most 1,000 ids */
  private async from(
    authors: Iterable<readonly string[]> | AsyncIterable<readonly string[]>,
    { rows, below }: Wanted,
  ): Promise<readonly string[]> {
    let newest: readonly string[] = [];
    for await (const some of authors) {
      newest = mergeNewest(newest, await this.timelines.authors(some, rows, below)).slice(0, rows);
    }
    return newest;
  }
}
