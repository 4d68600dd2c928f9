import type { MediaState } from '#libs/media';

/** How two people stand, or one alone: each on or off. */
export type Fact = 'wanted' | 'allowed' | 'block' | 'mute' | 'private' | 'suspended';

export interface KnownPost {
  readonly id: string;
  readonly authorId: string;
  readonly mediaId: string;
  state: MediaState;
  caption: string;
  hidden: boolean;
  deleted: boolean;
}

/** What is so, said by the plainest means: no timeline, no row, no version. */
export class FeedTruth {
  readonly posts: KnownPost[] = [];
  private readonly facts = new Set<string>();

  set(fact: Fact, who: string, whom: string, on: boolean): void {
    if (on) this.facts.add(`${fact} ${who} ${whom}`);
    else this.facts.delete(`${fact} ${who} ${whom}`);
  }

  is(fact: Fact, who: string, whom = ''): boolean {
    return this.facts.has(`${fact} ${who} ${whom}`);
  }

  follows(actorId: string, subjectId: string): boolean {
    return this.is('wanted', actorId, subjectId) && this.is('allowed', actorId, subjectId);
  }

  blocked(one: string, other: string): boolean {
    return this.is('block', one, other) || this.is('block', other, one);
  }

  /** The feed by brute force: every post there is, newest first, that the reader is to see. */
  feedOf(reader: string): KnownPost[] {
    if (this.is('suspended', reader)) return [];
    return this.posts
      .filter((post) => isThere(post) && this.reaches(post.authorId, reader))
      .sort((one, other) => (one.id < other.id ? 1 : -1));
  }

  private reaches(authorId: string, reader: string): boolean {
    if (this.is('suspended', authorId) || this.blocked(reader, authorId)) return false;
    return this.follows(reader, authorId) && !this.is('mute', reader, authorId);
  }
}

function isThere({ state, hidden, deleted }: KnownPost): boolean {
  return !hidden && !deleted && (state === 'playable' || state === 'ready');
}
