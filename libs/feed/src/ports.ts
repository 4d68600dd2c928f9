/** The two flags of a follow. Following is both. */
export type FollowFlag = 'wanted' | 'allowed';

export interface Follow {
  readonly actorId: string;
  readonly subjectId: string;
  readonly wanted: boolean;
  readonly allowed: boolean;
  /** Wanted since the account last spoke, and not allowed: a request that waits. One that was refused waits no longer. */
  readonly requested: boolean;
}

/** Whom a list of follows names: those who follow an account, whom it follows, who asks it, whom it asks. */
export type FollowList = 'followers' | 'following' | 'requests' | 'requested';

/** The follow graph: rows by (actor, subject), and followers of a subject in bounded buckets. */
export abstract class FollowGraph {
  /** Sets one flag if `version` is above that flag's own; durable. Answers the follow as it stands afterwards. */
  abstract set(actorId: string, subjectId: string, flag: FollowFlag, on: boolean, version: number): Promise<Follow>;
  /** Follows of `actorId` to any of `subjectIds` that have a row, by subject; at most 100 ids. */
  abstract of(actorId: string, subjectIds: readonly string[]): Promise<ReadonlyMap<string, Follow>>;
  /** Follows to `subjectId` of any of `actorIds` that have a row, by actor; at most 100 ids. */
  abstract to(subjectId: string, actorIds: readonly string[]): Promise<ReadonlyMap<string, Follow>>;
  /** Ids of everybody with both flags on, in pages of at most 1,000, each once. */
  abstract followersOf(subjectId: string): AsyncIterable<readonly string[]>;
  /** Ids of everybody whom `actorId` follows, with both flags on, in pages of at most 1,000, each once. */
  abstract followedBy(actorId: string): AsyncIterable<readonly string[]>;
  /** Ids that the list of `userId` names, ascending, at most `limit`; with `above`, from over that id on. */
  abstract list(list: FollowList, userId: string, limit: number, above?: string): Promise<readonly string[]>;
}

/** How two people stand to each other, seen by one of them. */
export interface Relation {
  readonly blocks: boolean;
  readonly blockedBy: boolean;
  readonly mutes: boolean;
}

/** Whom somebody blocks or mutes. */
export interface Shunned {
  readonly subjectId: string;
  readonly blocks: boolean;
  readonly mutes: boolean;
}

/** Blocks and mutes: sets by (actor, subject), kept also where they are off. */
export abstract class Relations {
  /** Takes the block if `version` is above its own; an equal or lower one changes nothing. Durable. */
  abstract setBlock(actorId: string, subjectId: string, on: boolean, version: number): Promise<void>;
  /** Takes the mute, as setBlock does; each has a version of its own. */
  abstract setMute(actorId: string, subjectId: string, on: boolean, version: number): Promise<void>;
  /** How `viewerId` stands to each of `ids`; those to whom nothing was ever set are missing. At most 100 ids. */
  abstract of(viewerId: string, ids: readonly string[]): Promise<ReadonlyMap<string, Relation>>;
  /** Everybody whom `actorId` blocks or mutes now, by id ascending, at most `limit`; with `above`, from over that id on. */
  abstract by(actorId: string, limit: number, above?: string): Promise<readonly Shunned[]>;
}

/** How many follow somebody, as the counter has it: two seconds old at most. */
export abstract class FollowerTallies {
  /** By user; at most 100 ids. Whose followers were never counted is missing. */
  abstract of(userIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
}

/** Pulled marks: since when readers pull an author's posts. A mark is set once and never taken away. */
export abstract class PulledMarks {
  /** Marks the author at `atMs`, milliseconds since 1970; the first mark stands. Durable. */
  abstract set(authorId: string, atMs: number): Promise<void>;
  /** When each was marked; at most 100 ids. Who has no mark is missing. */
  abstract of(authorIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Ids of everybody whom `actorId` follows, with both flags on, and who is marked, in pages of at most 1,000, each once. */
  abstract followedBy(actorId: string): AsyncIterable<readonly string[]>;
}

/** From how many followers on an author is a celebrity: a setting. */
export class CelebrityLine {
  constructor(readonly followers: number) {}
}

/**
 * Rows of a timeline are ids only: added, equal when repeated, newest first by id (UUIDv7). Of a home timeline the newest
 * TIMELINE_ROWS that were ever added are kept, for TIMELINE_DAYS by the post's time; of an author timeline all. With
 * `below` a read begins under that id, with `above` it ends over that id.
 */
export abstract class TimelineStore {
  /** Adds `postId` to the home timeline of each; durable; idempotent. At most 1,000 users a call. */
  abstract addToHomes(userIds: readonly string[], postIds: readonly string[]): Promise<void>;
  /** Of the kept rows, at most `limit`. None is missing between two of them: what was not kept is older than all. */
  abstract home(userId: string, limit: number, below?: string, above?: string): Promise<readonly string[]>;
  /** Adds to one home timeline those of `postIds` that belong among its kept rows; where none does, nothing is written. */
  abstract mend(userId: string, postIds: readonly string[]): Promise<void>;
  /**
   * Forgets the rows below the id `before` of at most 1,000 home timelines: of the users that come after `after`, by id.
   * Answers the last of them, undefined where none is left. Durable.
   */
  abstract endHomes(before: string, after?: string): Promise<string | undefined>;
  abstract addToAuthor(authorId: string, postId: string): Promise<void>;
  abstract author(authorId: string, limit: number, below?: string): Promise<readonly string[]>;
  /** Of these authors' timelines together, each id once, at most `limit`. At most 1,000 authors a call. */
  abstract authors(authorIds: readonly string[], limit: number, below?: string): Promise<readonly string[]>;
}

/** Seals what a caller keeps for us and brings back. */
export abstract class CursorSigner {
  /** `text`, which nobody else reads, under a seal that is good for this `list` alone. Fit for a query; equal when repeated. */
  abstract seal(text: string, list: string): Promise<string>;
  /** The text that was sealed for this `list`; undefined for anything that is not exactly what `seal` answered. */
  abstract open(sealed: string, list: string): Promise<string | undefined>;
}

/** Rows kept of one home timeline, and for how long by the post's time. */
export const TIMELINE_ROWS = 500;
export const TIMELINE_DAYS = 90;
