import type { Received, StepNotes } from '#libs/stream/ports';
import type { Celebrities } from './celebrities.js';
import type { FollowGraph, TimelineStore } from './ports.js';

/** post.created → the author's own timeline: the part that the API applies too. */
export class AddToAuthorTimeline {
  constructor(private readonly timelines: TimelineStore) {}

  async run({ event }: Received<'post.created'>): Promise<void> {
    await this.timelines.addToAuthor(event.data.authorId, event.data.postId);
  }
}

/** post.created → the author timeline, then the home timeline of every follower (fan-out on write), unless readers pull it. */
export class FanOutPost {
  constructor(
    private readonly addToAuthorTimeline: AddToAuthorTimeline,
    private readonly celebrities: Celebrities,
    private readonly graph: FollowGraph,
    private readonly timelines: TimelineStore,
  ) {}

  /** Rows are ids, equal when repeated: a crash half-way is mended by the redelivery. */
  async run(received: Received<'post.created'>): Promise<StepNotes> {
    await this.addToAuthorTimeline.run(received);
    const { authorId, postId } = received.event.data;
    if (await this.celebrities.areLeftToReaders(authorId)) return { counts: { feeds: 0 } };
    let feeds = 0;
    for await (const followers of this.graph.followersOf(authorId)) {
      await this.timelines.addToHomes(followers, [postId]);
      feeds += followers.length;
    }
    return { counts: { feeds } };
  }
}
