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
const ON = 1;
const WANTED = 1;
const ALLOWED = 2;
const ALIVE = 1;
/** Stands for good, and above ALIVE. */
export const DELETED = 2;

/** The state in which an edge counts; in every other it does not. */
export const countedState: Readonly<Record<Counter, number>> = {
  likes: ON,
  views: ON,
  followers: WANTED | ALLOWED,
  following: WANTED | ALLOWED,
  posts: ALIVE,
  comments: ALIVE,
  replies: ALIVE,
};

/** What an event does to edges; empty where it counts for nothing. */
export function transitionsOf({ event }: Received): Transition[] {
  switch (event.type) {
    case 'like.set':
      return act(event.data, 'likes');
    case 'view.set':
      return act(event.data, 'views');
    case 'follow.wanted':
      return follow(event.data, WANTED);
    case 'follow.allowed':
      return follow(event.data, ALLOWED);
    case 'post.created':
      return [{ ...postOf(event.data), next: begin }];
    case 'post.deleted':
      return [{ ...postOf(event.data), next: end }];
    case 'comment.created':
      return comment(event.data, begin);
    case 'comment.deleted':
      return comment(event.data, end);
    default:
      return [];
  }
}

function begin(state: number): number {
  return state || ALIVE;
}

function end(): number {
  return DELETED;
}

function act({ subjectId, actorId, on }: ActSet, counter: Counter): Transition[] {
  return [{ subjectId, counter, memberId: actorId, next: () => (on ? ON : 0) }];
}

interface ActSet {
  readonly subjectId: string;
  readonly actorId: string;
  readonly on: boolean;
}

function follow(set: ActSet, flag: number): Transition[] {
  const { subjectId, actorId, on } = set;
  const next = (state: number) => (on ? state | flag : state & ~flag);
  return [
    { subjectId, counter: 'followers', memberId: actorId, next },
    { subjectId: actorId, counter: 'following', memberId: subjectId, next },
  ];
}

function postOf({ authorId, postId }: { authorId: string; postId: string }) {
  return { subjectId: authorId, counter: 'posts' as const, memberId: postId };
}

/**
 * A reply counts for its post, and for the comment that it replies to. There it is named by the whole key of its events:
 * nothing else of that edge tells the post.
 */
function comment(
  { commentId, postId, parentId }: { commentId: string; postId: string; parentId?: string | undefined },
  next: Transition['next'],
): Transition[] {
  const ofPost: Transition = { subjectId: postId, counter: 'comments', memberId: commentId, next };
  if (parentId === undefined) return [ofPost];
  return [ofPost, { subjectId: parentId, counter: 'replies', memberId: `${postId}:${commentId}`, next }];
}

/** The key of the events that an edge is made from. */
export function keyOfEdge({ subjectId, counter, memberId }: Omit<Transition, 'next'>): string {
  if (counter === 'posts' || counter === 'replies') return memberId;
  return counter === 'following' ? `${memberId}:${subjectId}` : `${subjectId}:${memberId}`;
}
