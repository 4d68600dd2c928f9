import { type Made, MadeByUser, type MadeLike } from '#libs/account/ports';
import type { FollowGraph, FollowList, Relations, TimelineStore } from '#libs/feed/ports';
import type { MediaStore } from '#libs/media/ports';
import type { Acted, ActStore, Comment, CommentStore, Post, PostStore } from '#libs/post/ports';
import { PAGE, pages } from './pages.js';

/** Asks each domain for what is a user's. */
export class RowsMadeByUser extends MadeByUser {
  constructor(
    private readonly timelines: TimelineStore,
    private readonly written: { readonly posts: PostStore; readonly comments: CommentStore },
    private readonly media: MediaStore,
    private readonly acts: ActStore,
    private readonly ties: { readonly graph: FollowGraph; readonly relations: Relations },
  ) {
    super();
  }

  override async *of(userId: string): AsyncIterable<readonly Made[]> {
    yield* this.postsOf(userId);
    yield* this.commentsOf(userId);
    yield* this.mediaOf(userId);
    yield* this.likesOf(userId);
    yield* this.savesOf(userId);
    for (const list of ['following', 'requested', 'followers', 'requests'] as const) {
      yield* this.followsOf(userId, list);
    }
    yield* this.shunnedBy(userId);
  }

  /** A post of which only the timeline knows yet is one as well. */
  private async *postsOf(userId: string): AsyncIterable<readonly Made[]> {
    for await (const ids of pages((last?: string) => this.timelines.author(userId, PAGE, last))) {
      const { posts } = this.written;
      const [known, deleted] = await Promise.all([posts.byIds(ids), posts.deleted(ids)]);
      const left = ids.filter((id) => !deleted.has(id));
      yield left.map((postId) => ({ kind: 'post', postId, mediaIds: known.get(postId)?.mediaIds ?? [] }));
    }
  }

  private async *commentsOf(userId: string): AsyncIterable<readonly Made[]> {
    const { comments } = this.written;
    for await (const ids of pages((last?: string) => comments.by(userId, PAGE, last))) {
      const known = await comments.byIds(ids);
      yield [...known.values()].map(({ id: commentId, postId, parentId }) => {
        return { kind: 'comment', commentId, postId, ...(parentId !== undefined && { parentId }) };
      });
    }
  }

  private async *mediaOf(userId: string): AsyncIterable<readonly Made[]> {
    for await (const ids of pages((last?: string) => this.media.ownedBy(userId, PAGE, last))) {
      yield ids.map((mediaId) => ({ kind: 'media', mediaId }));
    }
  }

  private async *likesOf(userId: string): AsyncIterable<readonly Made[]> {
    for await (const liked of pages((last?: Acted) => this.acts.by(userId, 'like', PAGE, last))) {
      const ids = liked.map(({ id }) => id);
      const { posts, comments } = this.written;
      const [onPosts, onComments] = await Promise.all([posts.byIds(ids), comments.byIds(ids)]);
      yield ids.map((subjectId) => ({
        kind: 'like',
        subjectId,
        ...subjectOf(onPosts.get(subjectId), onComments.get(subjectId)),
      }));
    }
  }

  private async *savesOf(userId: string): AsyncIterable<readonly Made[]> {
    for await (const saved of pages((last?: Acted) => this.acts.by(userId, 'save', PAGE, last))) {
      yield saved.map(({ id: subjectId }) => ({ kind: 'save', subjectId }));
    }
  }

  private async *followsOf(userId: string, list: FollowList): AsyncIterable<readonly Made[]> {
    const isSubject = list === 'followers' || list === 'requests';
    for await (const ids of pages((last?: string) => this.ties.graph.list(list, userId, PAGE, last))) {
      yield ids.map((id) => {
        return {
          kind: 'follow',
          ...(isSubject ? { actorId: id, subjectId: userId } : { actorId: userId, subjectId: id }),
        };
      });
    }
  }

  private async *shunnedBy(actorId: string): AsyncIterable<readonly Made[]> {
    const rows = (last?: { subjectId: string }) => this.ties.relations.by(actorId, PAGE, last?.subjectId);
    for await (const shunned of pages(rows)) {
      yield shunned.flatMap(({ subjectId, blocks, mutes }) => [
        ...(blocks ? [{ kind: 'block' as const, actorId, subjectId }] : []),
        ...(mutes ? [{ kind: 'mute' as const, actorId, subjectId }] : []),
      ]);
    }
  }
}

/** Of what is deleted nothing is known any more. */
function subjectOf(post: Post | undefined, comment: Comment | undefined): Omit<MadeLike, 'kind' | 'subjectId'> {
  if (comment) return { subjectKind: 'comment', ownerId: comment.authorId, postId: comment.postId };
  return { subjectKind: 'post', ...(post && { ownerId: post.authorId, postId: post.id }) };
}
