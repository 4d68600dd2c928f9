import { mergeNewest } from './merge-newest.js';
import type { TimelineStore } from './ports.js';

/** Lists of authors' ids, at most 1,000 in each. */
type Authors = Iterable<readonly string[]> | AsyncIterable<readonly string[]>;

/**
 * Reads what some authors posted from their own timelines (fan-out on read): the first fill after a follow, and where a
 * reading goes on when the rows of a home timeline have run out.
 */
export class PullPosts {
  constructor(private readonly timelines: TimelineStore) {}

  /** Post ids of all these authors together, newest first, at most `rows`; with `below`, from under that id on. */
  async run(authors: Authors, rows: number, below?: string): Promise<readonly string[]> {
    let newest: readonly string[] = [];
    for await (const some of authors) {
      newest = mergeNewest(newest, await this.timelines.authors(some, rows, below)).slice(0, rows);
    }
    return newest;
  }
}
