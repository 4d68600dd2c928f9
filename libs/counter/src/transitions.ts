import type { Counter } from '#libs/events';
import type { Received } from '#libs/stream/ports';

/** One step of one edge, that an event asks for. */
export interface Transition {
  readonly subjectId: string;
  readonly counter: Counter;
  readonly memberId: string;
  /** The edge's state after the event. */
  readonly next: (state: number) => number;
}

/** Flags of an edge. */
const LIKED = 1;
const WANTED = 1;
const ALLOWED = 2;
const ALIVE = 1;
/** Stands for good, and above ALIVE. */
export const DELETED = 2;

/** The state in which an edge counts; in every other it does not. */
export const countedState: Readonly<Record<Counter, number>> = {
  likes: LIKED,
  followers: WANTED | ALLOWED,
  following: WANTED | ALLOWED,
  posts: ALIVE,
};

/** What an event does to edges; empty where it counts for nothing. */
export function transitionsOf({ event }: Received): Transition[] {
  switch (event.type) {
    case 'like.set': {
      const { subjectId, actorId, on } = event.data;
      return [{ subjectId, counter: 'likes', memberId: actorId, next: () => (on ? LIKED : 0) }];
    }
    case 'follow.wanted':
      return follow(event.data, WANTED);
    case 'follow.allowed':
      return follow(event.data, ALLOWED);
    case 'post.created': {
      const { authorId, postId } = event.data;
      return [{ subjectId: authorId, counter: 'posts', memberId: postId, next: (state) => state || ALIVE }];
    }
    default:
      return [];
  }
}

function follow(set: { subjectId: string; actorId: string; on: boolean }, flag: number): Transition[] {
  const { subjectId, actorId, on } = set;
  const next = (state: number) => (on ? state | flag : state & ~flag);
  return [
    { subjectId, counter: 'followers', memberId: actorId, next },
    { subjectId: actorId, counter: 'following', memberId: subjectId, next },
  ];
}
