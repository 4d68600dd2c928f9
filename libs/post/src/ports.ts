import type { Place } from '#libs/events';

/** Section `post`: what its author wrote, with what the create fixed. */
export interface PostContent {
  readonly id: string;
  readonly authorId: string;
  readonly caption: string;
  /** Those of the caption, as `tagsIn` finds them. */
  readonly tags: readonly string[];
  /** In the order of the carousel. */
  readonly mediaIds: readonly string[];
  /** One per media, '' where none was given. */
  readonly altTexts: readonly string[];
  readonly place?: Place | undefined;
  /** Users whom the caption mentions. */
  readonly mentionIds: readonly string[];
  readonly createdAt: string;
  readonly editedAt?: string | undefined;
}

/** A post as its row says now: section `post`, and section `moderation`. */
export interface Post extends PostContent {
  /** Taken out of sight by an administrator. */
  readonly hidden: boolean;
  /** Of section `post`: another one says that the author changed it. */
  readonly version: number;
}

/** Rows of posts. Every write is durable when it returns, idempotent, and independent of the order of the others. */
export abstract class PostStore {
  /** Takes section `post` if `version` is above the kept one's; an equal or lower one changes nothing. */
  abstract put(post: PostContent, version: number): Promise<void>;
  /** Takes section `moderation` in the same way, also before the post is known. */
  abstract setHidden(postId: string, hidden: boolean, version: number): Promise<void>;
  /** For good: what stays is a row of id and version, which no later write changes. */
  abstract delete(postId: string): Promise<void>;
  /** Those that exist and are not deleted, by id; at most 100 ids. */
  abstract byIds(ids: readonly string[]): Promise<ReadonlyMap<string, Post>>;
  /** Which of these were deleted; at most 100 ids. */
  abstract deleted(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /**
   * Ids of posts with this tag, newest first, at most `limit`; with `below`, those under that id. A post may be named that
   * lost the tag in an edit, or was deleted: its row tells.
   */
  abstract tagged(tag: string, limit: number, below?: string): Promise<readonly string[]>;
}

/** Which post took a media: one, for good. */
export abstract class MediaClaims {
  /**
   * Claims all of `mediaIds` for `postId`, or none: answers those that another post holds (empty: claimed). Atomic per
   * media, durable; claiming again for the same post is no conflict.
   */
  abstract claim(mediaIds: readonly string[], postId: string): Promise<readonly string[]>;
  /** Which post holds a media; undefined where none does. */
  abstract holder(mediaId: string): Promise<string | undefined>;
}

export type ActKind = 'like' | 'save' | 'view';

/** Who does what to which post or comment. */
export interface Act {
  readonly actorId: string;
  readonly kind: ActKind;
  readonly subjectId: string;
}

/** One row of a list of acts. */
export interface Acted {
  /** The other end: the subject in a list by actor, the actor in a list by subject. */
  readonly id: string;
  /** When it was done (RFC 3339): lists are sorted by it, newest first, and by id where it is equal. */
  readonly at: string;
}

/** What people themselves did, by actor: sets, kept also where they are off. */
export abstract class ActStore {
  /** Takes the state and its time if `version` is above the kept one's; an equal or lower one changes nothing. Durable. */
  abstract set(act: Act, state: { readonly on: boolean; readonly at: string }, version: number): Promise<void>;
  /** Those of `subjectIds` on which this act of `actorId` is on; at most 100 ids. */
  abstract on(actorId: string, kind: ActKind, subjectIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Subjects on which this act of `actorId` is on, at most `limit`; with `below`, those under that row. */
  abstract by(actorId: string, kind: ActKind, limit: number, below?: Acted): Promise<readonly Acted[]>;
  /** Actors whose act on `subjectId` is on, at most `limit`; with `below`, those under that row. */
  abstract to(subjectId: string, kind: ActKind, limit: number, below?: Acted): Promise<readonly Acted[]>;
}

/** What was said, once: comments are not edited. */
export interface CommentContent {
  readonly id: string;
  readonly postId: string;
  readonly authorId: string;
  readonly postAuthorId: string;
  /** The comment that this one replies to. Replies have no replies. */
  readonly parentId?: string | undefined;
  readonly text: string;
  /** Users whom the text mentions. */
  readonly mentionIds: readonly string[];
  readonly createdAt: string;
}

export interface Comment extends CommentContent {
  /** Taken out of sight by an administrator. */
  readonly hidden: boolean;
}

/** Directly under a post, or among the replies to a comment of it. */
export interface CommentPlace {
  readonly postId: string;
  readonly parentId?: string;
}

/** Rows of comments. Every write is durable when it returns, idempotent, and independent of the order of the others. */
export abstract class CommentStore {
  /** Made once for one content: a second call changes nothing. */
  abstract create(comment: CommentContent): Promise<void>;
  /** Takes section `moderation` if `version` is above the kept one's, also before the comment is known. */
  abstract setHidden(commentId: string, hidden: boolean, version: number): Promise<void>;
  /** For good: what stays is a row of id and version, which no later write changes. */
  abstract delete(commentId: string): Promise<void>;
  /** Those that exist and are not deleted, by id; at most 100 ids. */
  abstract byIds(ids: readonly string[]): Promise<ReadonlyMap<string, Comment>>;
  /** Which of these were deleted; at most 100 ids. */
  abstract deleted(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Ids of the comments at a place, newest first, at most `limit`; with `below`, those under that id. */
  abstract under(place: CommentPlace, limit: number, below?: string): Promise<readonly string[]>;
  /** Ids of the replies to a comment, oldest first, at most `limit`; with `above`, from over that id on. */
  abstract repliesTo(place: Required<CommentPlace>, limit: number, above?: string): Promise<readonly string[]>;
  /** Ids of a person's comments and replies, newest first, at most `limit`; with `below`, those under that id. */
  abstract by(authorId: string, limit: number, below?: string): Promise<readonly string[]>;
}

/** A post, and how many liked it when it was last looked at. */
export interface Explored {
  readonly id: string;
  readonly likes: number;
}

/** Recent posts by their likes. The engine counts them from the rows that group `counter` keeps. */
export abstract class ExploreIndex {
  /**
   * Takes those of `postIds` that exist, from the id `since` on, with the likes that are counted now; forgets the others.
   * Durable, idempotent; at most 100 ids, also of things that are no posts.
   */
  abstract refresh(postIds: readonly string[], since: string): Promise<void>;
  /** From the id `since` on: the most liked first, of equals the newest, at most `limit`; with `below`, under that row. */
  abstract top(limit: number, since: string, below?: Explored): Promise<readonly Explored[]>;
}
