import { keyOf } from '#libs/events';
import type { Site } from './site.ts';

/** Whom the log has to have told of what, by the plainest rule: `kind subject cause` by recipient. */
export function toldBy({ journal }: Site): Map<string, Set<string>> {
  const told = new Map<string, Set<string>>();
  const tell = (recipientId: string, actorId: string, notice: string): void => {
    if (recipientId !== actorId) told.set(recipientId, (told.get(recipientId) ?? new Set()).add(notice));
  };
  const likes = new Map(journal.events('like.set').map((event) => [keyOf(event), event.data]));
  const follows = new Map(journal.events('follow.wanted').map((event) => [keyOf(event), event.data]));
  const gone = new Set([
    ...journal.events('post.deleted').map(({ data }) => data.postId),
    ...journal.events('comment.deleted').map(({ data }) => data.commentId),
  ]);
  for (const like of likes.values()) {
    const { subjectId, actorId, ownerId, postId = subjectId } = like;
    if (!like.on || ownerId === undefined || gone.has(subjectId) || gone.has(postId)) continue;
    tell(ownerId, actorId, `like ${subjectId} ${actorId}`);
  }
  for (const { subjectId, actorId, on } of follows.values())
    if (on) tell(subjectId, actorId, `follow ${subjectId} ${actorId}`);
  const comments = new Map(journal.events('comment.created').map(({ data }) => [data.commentId, data]));
  for (const { commentId, postId, authorId, parentId, parentAuthorId, postAuthorId, mentionIds } of comments.values()) {
    if (gone.has(commentId) || gone.has(postId)) continue;
    const reasons = new Map([[postAuthorId, `comment ${postId} ${commentId}`]]);
    for (const id of mentionIds) reasons.set(id, `mention ${commentId} ${commentId}`);
    if (parentId !== undefined && parentAuthorId !== undefined)
      reasons.set(parentAuthorId, `reply ${parentId} ${commentId}`);
    for (const [id, reason] of reasons)
      if (!reason.startsWith('reply') || !gone.has(parentId!)) tell(id, authorId, reason);
  }
  const posts = [...journal.events('post.created'), ...journal.events('post.edited')];
  for (const { postId, authorId, mentionIds } of new Map(posts.map(({ data }) => [data.postId, data])).values())
    if (!gone.has(postId)) for (const id of mentionIds) tell(id, authorId, `mention ${postId} ${postId}`);
  for (const { data } of journal.events('user.deleted')) told.delete(data.userId);
  return told;
}

/** The same, as the rows have it; a group that counts its people wrong is named. */
export async function toldIn({ machines }: Site, recipientId: string): Promise<Set<string>> {
  const { notices } = machines.store;
  const rows = new Set<string>();
  for (const group of await notices.groups(recipientId, 200)) {
    const causes = await notices.causes(group, 1_000);
    const people = new Set(causes.map(({ actorId }) => actorId)).size;
    if (people !== group.actors) rows.add(`${group.kind} ${group.subjectId} counts ${group.actors} of ${people}`);
    for (const { causeId } of causes) rows.add(`${group.kind} ${group.subjectId} ${causeId}`);
  }
  return rows;
}
