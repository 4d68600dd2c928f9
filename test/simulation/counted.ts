import { type Counter, keyOf } from '#libs/events';
import type { Site } from './site.ts';

/** Counts by the plainest rule, by subject and counter: the last word of the log on each counts. */
export function countsOf({ journal }: Site): Map<string, number> {
  const counts = new Map<string, number>();
  const count = (subjectId: string, counter: Counter): void => {
    const name = `${subjectId} ${counter}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  };
  const last = (type: 'like.set' | 'view.set' | 'follow.wanted' | 'follow.allowed') =>
    new Map(journal.events(type).map((event) => [keyOf(event), event.data]));
  for (const { subjectId, on } of last('like.set').values()) if (on) count(subjectId, 'likes');
  for (const { subjectId, on } of last('view.set').values()) if (on) count(subjectId, 'views');
  const allowed = last('follow.allowed');
  for (const [key, { subjectId, actorId, on }] of last('follow.wanted')) {
    if (!on || !allowed.get(key)?.on) continue;
    count(subjectId, 'followers');
    count(actorId, 'following');
  }
  const posts = new Map(journal.events('post.created').map(({ data }) => [data.postId, data.authorId]));
  for (const { data } of journal.events('post.deleted')) posts.delete(data.postId);
  for (const authorId of posts.values()) count(authorId, 'posts');
  const comments = new Map(journal.events('comment.created').map(({ data }) => [data.commentId, data]));
  for (const { data } of journal.events('comment.deleted')) comments.delete(data.commentId);
  for (const { postId, parentId } of comments.values()) {
    count(postId, 'comments');
    if (parentId !== undefined) count(parentId, 'replies');
  }
  return counts;
}
