import type { AnyEvent, EventOf } from '#libs/events';
import type { Notice } from './ports.js';

/** Who is told what by an event, from the event alone. Nobody is told of what they did themselves. */

/** Likes of the first days name no owner: nobody is told of them. */
export function noticesOfLike({ data, time }: EventOf<'like.set'>): Notice[] {
  const { subjectId, actorId, ownerId, postId = data.subjectKind === 'post' ? subjectId : undefined } = data;
  if (ownerId === undefined || postId === undefined) return [];
  return toOthers([{ recipientId: ownerId, kind: 'like', subjectId, postId, causeId: actorId, actorId, at: time }]);
}

export function noticesOfFollow({ data, time }: EventOf<'follow.wanted'>): Notice[] {
  const { subjectId, actorId } = data;
  const cause = { causeId: actorId, actorId, at: time };
  return toOthers([{ recipientId: subjectId, kind: 'follow', subjectId, postId: null, ...cause }]);
}

/** Nobody is told twice of one comment: an answer comes before a mention, and a mention before a comment. */
export function noticesOfComment({ data }: EventOf<'comment.created'>): Notice[] {
  const { commentId, postId, authorId, parentId, parentAuthorId, postAuthorId, mentionIds, createdAt } = data;
  const cause = { postId, causeId: commentId, actorId: authorId, at: createdAt };
  const notices: Notice[] = [];
  if (parentId !== undefined && parentAuthorId !== undefined)
    notices.push({ recipientId: parentAuthorId, kind: 'reply', subjectId: parentId, ...cause });
  for (const recipientId of mentionIds) notices.push({ recipientId, kind: 'mention', subjectId: commentId, ...cause });
  notices.push({ recipientId: postAuthorId, kind: 'comment', subjectId: postId, ...cause });
  return onePerRecipient(toOthers(notices));
}

/** Whom a caption mentions, but for its author. */
export function mentionedIn({ data }: EventOf<'post.created'> | EventOf<'post.edited'>): string[] {
  return [...new Set(data.mentionIds)].filter((id) => id !== data.authorId);
}

function toOthers(notices: readonly Notice[]): Notice[] {
  return notices.filter(({ recipientId, actorId }) => recipientId !== actorId);
}

function onePerRecipient(notices: readonly Notice[]): Notice[] {
  const first = new Map<string, Notice>();
  for (const notice of notices) if (!first.has(notice.recipientId)) first.set(notice.recipientId, notice);
  return [...first.values()];
}

function noticesOfPost(event: EventOf<'post.created'> | EventOf<'post.edited'>): Notice[] {
  const { postId, authorId, createdAt } = event.data;
  const at = event.type === 'post.edited' ? event.data.editedAt : createdAt;
  const about = { kind: 'mention', subjectId: postId, postId, causeId: postId, actorId: authorId, at } as const;
  return mentionedIn(event).map((recipientId) => ({ ...about, recipientId }));
}

/** Notices that an event switches, as far as it says itself whose they are: what it withdraws, it does not. */
export function noticesOf(event: AnyEvent): { readonly notices: readonly Notice[]; readonly on: boolean } {
  switch (event.type) {
    case 'like.set':
      return { notices: noticesOfLike(event), on: event.data.on };
    case 'follow.wanted':
      return { notices: noticesOfFollow(event), on: event.data.on };
    case 'comment.created':
      return { notices: noticesOfComment(event), on: true };
    case 'post.created':
    case 'post.edited':
      return { notices: noticesOfPost(event), on: true };
    default:
      return { notices: [], on: false };
  }
}
