import type { AnyEvent, DataOf, EventType } from '#libs/events';
import { newEvent, type Origin } from '#libs/stream';
import type { Made } from './leaving-ports.js';

/** The events that remove one thing of `userId`. Their ids are made from it: a repeat appends equal ones. */
export function removalsOf(made: Made, userId: string, origin: Origin): AnyEvent[] {
  const event = <Type extends EventType>(type: Type, about: string, data: DataOf<Type>): AnyEvent =>
    newEvent(type, `${userId}/leaves/${type}/${about}`, data, origin) as AnyEvent;
  switch (made.kind) {
    case 'post': {
      const { postId, mediaIds } = made;
      return [event('post.deleted', postId, { postId, authorId: userId, mediaIds: [...mediaIds] })];
    }
    case 'comment': {
      const { kind: _, ...at } = made;
      return [event('comment.deleted', made.commentId, { ...at, authorId: userId })];
    }
    case 'media':
      return [event('media.deleted', made.mediaId, { mediaId: made.mediaId, ownerId: userId })];
    case 'like': {
      const { kind: _, ...subject } = made;
      return [event('like.set', made.subjectId, { ...subject, actorId: userId, on: false })];
    }
    case 'save':
      return [event('save.set', made.subjectId, { subjectId: made.subjectId, actorId: userId, on: false })];
    case 'follow':
    case 'block':
    case 'mute': {
      const { kind, subjectId, actorId } = made;
      const about = `${subjectId}/${actorId}`;
      const types = kind === 'follow' ? (['follow.allowed', 'follow.wanted'] as const) : ([`${kind}.set`] as const);
      return types.map((type) => event(type, about, { subjectId, actorId, on: false }));
    }
  }
}
