/** One thing that a user made or does, with all that its removal has to name. */
export type Made =
  | { readonly kind: 'post'; readonly postId: string; readonly mediaIds: readonly string[] }
  | { readonly kind: 'comment'; readonly commentId: string; readonly postId: string; readonly parentId?: string }
  | { readonly kind: 'media'; readonly mediaId: string }
  | MadeLike
  | { readonly kind: 'save'; readonly subjectId: string }
  | { readonly kind: 'follow' | 'block' | 'mute'; readonly actorId: string; readonly subjectId: string };

export interface MadeLike {
  readonly kind: 'like';
  readonly subjectId: string;
  readonly subjectKind: 'post' | 'comment';
  /** Whose the subject is, and the post that it is or stands under; missing where the subject is deleted. */
  readonly ownerId?: string;
  readonly postId?: string;
}

/** What a user made and does, as the rows of all domains say now. */
export abstract class MadeByUser {
  /**
   * All that is there, in pages of at most 500, each thing once: posts, comments, media, likes and saves that are on;
   * follows with a flag on, blocks and mutes that are on, of this user and by others of this user. What was there before
   * the call is found, whatever changes meanwhile, unless it goes.
   */
  abstract of(userId: string): AsyncIterable<readonly Made[]>;
}

/** Whose things are to be removed once more, and when. */
export interface LaterRemoval {
  readonly userId: string;
  readonly dueAtMs: number;
  /** Of the deletion: the trace goes on. */
  readonly traceparent: string;
}

/** Removals that fall due later: working state. Every write is durable and idempotent. */
export abstract class LaterRemovals {
  /** The first one said of a user is kept, until it is done. */
  abstract put(removal: LaterRemoval): Promise<void>;
  /** Those due at `nowMs`, the earliest first, at most `limit`. */
  abstract due(nowMs: number, limit: number): Promise<readonly LaterRemoval[]>;
  abstract done(userId: string, nowMs: number): Promise<void>;
}

/** Rows of all domains that no event made and that belong to one person alone: lists, marks, devices, jobs, notes. */
export abstract class PersonalRows {
  /** Forgets all of a user, also the words that they wrote in rows that stay. Durable, idempotent. */
  abstract forget(userId: string): Promise<void>;
}
