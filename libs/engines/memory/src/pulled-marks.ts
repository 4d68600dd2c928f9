import { type FollowGraph, PulledMarks } from '#libs/feed/ports';
import { atMost } from './at-most.js';

export class MemoryPulledMarks extends PulledMarks {
  private readonly marks = new Map<string, number>();

  constructor(private readonly graph: FollowGraph) {
    super();
  }

  async set(authorId: string, atMs: number): Promise<void> {
    if (!this.marks.has(authorId)) this.marks.set(authorId, atMs);
  }

  async of(authorIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return new Map([...this.marks].filter(([authorId]) => atMost(100, authorIds).includes(authorId)));
  }

  async *followedBy(actorId: string): AsyncIterable<readonly string[]> {
    for await (const followed of this.graph.followedBy(actorId)) {
      const marked = followed.filter((authorId) => this.marks.has(authorId));
      if (marked.length > 0) yield marked;
    }
  }
}
