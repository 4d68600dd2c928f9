export interface Post {
  readonly id: string;
  readonly authorId: string;
  readonly caption: string;
  /** In the order of the carousel. */
  readonly mediaIds: readonly string[];
  /** One per media, '' where none was given. */
  readonly altTexts: readonly string[];
  readonly createdAt: string;
}

export abstract class PostStore {
  /** Takes the row if `version` is above the kept one's; an equal or lower one changes nothing. Durable. */
  abstract put(post: Post, version: number): Promise<void>;
  /** Those that exist, by id; at most 100 ids. */
  abstract byIds(ids: readonly string[]): Promise<ReadonlyMap<string, Post>>;
}

/** Which post took a media: one, for good. */
export abstract class MediaClaims {
  /**
   * Claims all of `mediaIds` for `postId`, or none: answers those that another post holds (empty: claimed). Atomic per
   * media, durable; claiming again for the same post is no conflict.
   */
  abstract claim(mediaIds: readonly string[], postId: string): Promise<readonly string[]>;
}

export type ActKind = 'like';

/** Who does what to which post. */
export interface Act {
  readonly actorId: string;
  readonly kind: ActKind;
  readonly subjectId: string;
}

/** What people themselves did, by actor: sets, kept also where they are off. */
export abstract class ActStore {
  /** Takes the state if `version` is above the kept one's; an equal or lower one changes nothing. Durable. */
  abstract set(act: Act, on: boolean, version: number): Promise<void>;
  /** Those of `subjectIds` on which this act of `actorId` is on; at most 100 ids. */
  abstract on(actorId: string, kind: ActKind, subjectIds: readonly string[]): Promise<ReadonlySet<string>>;
}
