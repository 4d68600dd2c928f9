/** The two flags of a follow. Following is both. */
export type FollowFlag = 'wanted' | 'allowed';

export interface Follow {
  readonly actorId: string;
  readonly subjectId: string;
  readonly wanted: boolean;
  readonly allowed: boolean;
}

/** The follow graph: rows by (actor, subject), and followers of a subject in bounded buckets. */
export abstract class FollowGraph {
  /** Sets one flag if `version` is above that flag's own; durable. Answers the follow as it stands afterwards. */
  abstract set(actorId: string, subjectId: string, flag: FollowFlag, on: boolean, version: number): Promise<Follow>;
  /** Follows of `actorId` to any of `subjectIds` that have a row, by subject; at most 100 ids. */
  abstract of(actorId: string, subjectIds: readonly string[]): Promise<ReadonlyMap<string, Follow>>;
  /** Ids of everybody with both flags on, in pages of at most 1,000, each once. */
  abstract followersOf(subjectId: string): AsyncIterable<readonly string[]>;
}

/** Rows of a timeline are ids only: added, equal when repeated, newest first by id (UUIDv7). */
export abstract class TimelineStore {
  /** Adds `postId` to the home timeline of each; durable; idempotent. At most 1,000 users a call. */
  abstract addToHomes(userIds: readonly string[], postIds: readonly string[]): Promise<void>;
  /** Newest first, at most `limit`. */
  abstract home(userId: string, limit: number): Promise<readonly string[]>;
  abstract addToAuthor(authorId: string, postId: string): Promise<void>;
  abstract author(authorId: string, limit: number): Promise<readonly string[]>;
}

/** Rows kept of one timeline (DESIGN: 500). */
export const TIMELINE_ROWS = 500;
