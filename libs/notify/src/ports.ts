export * from './push-ports.js';

/** Why somebody is told. Whether a `follow` still waits for an answer is for the reader to say. */
export const noticeKinds = ['like', 'comment', 'reply', 'mention', 'follow'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Causes of one kind about one subject are told as one. */
export interface NoticeGroup {
  readonly recipientId: string;
  readonly kind: NoticeKind;
  /** The post or comment that it is about; of a follow, the recipient. */
  readonly subjectId: string;
  /** The post that the subject is or stands under; null of a follow. */
  readonly postId: string | null;
}

/** One thing that happened, for one person to know. */
export interface Notice extends NoticeGroup {
  /** The comment, where there is one; of a caption's mention, the post; else the actor. */
  readonly causeId: string;
  readonly actorId: string;
  /** RFC 3339. */
  readonly at: string;
}

export type Cause = Pick<Notice, 'causeId' | 'actorId' | 'at'>;

export interface GroupSummary extends NoticeGroup {
  /** People whose causes are on, each once. */
  readonly actors: number;
  /** Newest first, CAUSES_SHOWN at most. */
  readonly newest: readonly Cause[];
}

/** Most groups of a list. */
export const MOST_GROUPS = 200;
/** Causes that come with a group, however many it has. */
export const CAUSES_SHOWN = 10;

/** What all notices of a group name: once one of these was withdrawn, there is no such group. */
export function namedByGroup({ recipientId, subjectId, postId }: NoticeGroup): readonly string[] {
  return postId === null ? [recipientId] : [recipientId, postId, subjectId];
}

/** What a notice names: besides, the comment that caused it. */
export function namedBy(notice: Notice): readonly string[] {
  const byComment = notice.kind !== 'like' && notice.kind !== 'follow';
  return byComment ? [...namedByGroup(notice), notice.causeId] : namedByGroup(notice);
}

/** Whether a notice keeps the time of its first cause, or has that of the last. */
export function keepsFirstTime(kind: NoticeKind): boolean {
  return kind !== 'follow';
}

/**
 * Lists of notices. Rows are sets, kept also where they are off. What names a post, a comment or a recipient that was
 * withdrawn is never there, whichever came first. All writes are durable and idempotent.
 */
export abstract class NoticeStore {
  /**
   * Takes the state if `version` is above the kept one's. A notice keeps the time of its first cause, however often it
   * is switched off and on; that of a follow is the time of the state kept.
   */
  abstract set(notice: Notice, on: boolean, version: number): Promise<void>;
  /**
   * Whom the caption of `post` mentions, as a whole: the highest version decides. Whoever was mentioned in any version
   * keeps the time of the earliest.
   */
  abstract setMentions(
    post: { readonly postId: string; readonly authorId: string; readonly at: string },
    recipientIds: readonly string[],
    version: number,
  ): Promise<void>;
  /** For good: every notice about the post, or about what stands under it. */
  abstract withdrawPost(postId: string): Promise<void>;
  /** For good: every notice that the comment caused, or that is about it. */
  abstract withdrawComment(postId: string, commentId: string): Promise<void>;
  /** For good: the whole list of this person. */
  abstract withdrawRecipient(recipientId: string): Promise<void>;
  /** Groups with a cause that is on, at most `limit` and MOST_GROUPS, by their newest cause, newest first. */
  abstract groups(recipientId: string, limit: number): Promise<readonly GroupSummary[]>;
  /** Causes of one group that are on, newest first, at most `limit` and 1,000; `below`: those that follow this one. */
  abstract causes(group: NoticeGroup, limit: number, below?: Cause): Promise<readonly Cause[]>;
}

/** Up to when each has read their notices: working state. */
export abstract class ReadMarks {
  /** RFC 3339; undefined where nothing was read yet. */
  abstract of(userId: string): Promise<string | undefined>;
  /** Takes `at` if it is later than the mark; durable. */
  abstract raise(userId: string, at: string): Promise<void>;
  abstract forget(userId: string): Promise<void>;
}

/** What a recipient may be told of a notice now: by the rules of reading, which are the edge's. */
export abstract class NoticeReader {
  /**
   * What to push, as JSON of 3,000 bytes at most; undefined where they are not told of it, have read it, or were told
   * of it before.
   */
  abstract read(notice: Notice): Promise<string | undefined>;
}
