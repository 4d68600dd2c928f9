import type { z } from 'zod';
import { commentCreated, commentDeleted, commentModerated } from './comments.js';
import { countedFrom, countsChanged, recount } from './counts.js';
import { blockSet, followAllowed, followWanted, likeSet, muteSet, saveSet, viewSet } from './engagement.js';
import { mediaDeleted, mediaFailed, mediaPlayable, mediaProbed, mediaReady, mediaUploaded } from './media.js';
import { postCreated, postDeleted, postEdited, postModerated } from './posts.js';
import { renditionEncoded, renditionFailed, renditionRequested } from './renditions.js';
import { stepDone, stepFailed, stepStarted } from './steps.js';
import type { TopicName } from './topics.js';
import {
  userDeleted,
  userEdited,
  userRegistered,
  userRestored,
  userRole,
  userSuspended,
  userVisibility,
} from './users.js';

interface Definition<Data extends z.ZodType> {
  readonly topic: (data: z.infer<Data>) => TopicName;
  /** Raised only when a reader of the former version could not read this one. */
  readonly schemaVersion: number;
  readonly data: Data;
  readonly key: (data: z.infer<Data>) => string;
}

function define<Data extends z.ZodType>(
  topic: TopicName | ((data: z.infer<Data>) => TopicName),
  data: Data,
  key: (data: z.infer<Data>) => string,
): Definition<Data> {
  return { topic: typeof topic === 'function' ? topic : () => topic, schemaVersion: 1, data, key };
}

function actKey({ subjectId, actorId }: { subjectId: string; actorId: string }): string {
  return `${subjectId}:${actorId}`;
}

/** A viral post's comments spread over all partitions. */
function commentKey({ postId, commentId }: { postId: string; commentId: string }): string {
  return `${postId}:${commentId}`;
}

/** Every event there is: its topic, its schema, its key. */
export const vocabulary = {
  'user.registered': define('users', userRegistered, (d) => d.userId),
  'user.edited': define('users', userEdited, (d) => d.userId),
  'user.visibility': define('users', userVisibility, (d) => d.userId),
  'user.role': define('users', userRole, (d) => d.userId),
  'user.suspended': define('users', userSuspended, (d) => d.userId),
  'user.restored': define('users', userRestored, (d) => d.userId),
  'user.deleted': define('users', userDeleted, (d) => d.userId),
  'media.uploaded': define('media', mediaUploaded, (d) => d.mediaId),
  'media.probed': define('media', mediaProbed, (d) => d.mediaId),
  'media.playable': define('media', mediaPlayable, (d) => d.mediaId),
  'media.ready': define('media', mediaReady, (d) => d.mediaId),
  'media.failed': define('media', mediaFailed, (d) => d.mediaId),
  'media.deleted': define('media', mediaDeleted, (d) => d.mediaId),
  'rendition.requested': define('encode.image', renditionRequested, (d) => d.taskId),
  'rendition.encoded': define('renditions', renditionEncoded, (d) => d.mediaId),
  'rendition.failed': define('renditions', renditionFailed, (d) => d.mediaId),
  'post.created': define('posts', postCreated, (d) => d.postId),
  'post.edited': define('posts', postEdited, (d) => d.postId),
  'post.moderated': define('posts', postModerated, (d) => d.postId),
  'post.deleted': define('posts', postDeleted, (d) => d.postId),
  'comment.created': define('comments', commentCreated, commentKey),
  'comment.moderated': define('comments', commentModerated, commentKey),
  'comment.deleted': define('comments', commentDeleted, commentKey),
  'like.set': define('engagement', likeSet, actKey),
  'save.set': define('engagement', saveSet, actKey),
  'view.set': define('engagement', viewSet, actKey),
  'follow.wanted': define('engagement', followWanted, actKey),
  'follow.allowed': define('engagement', followAllowed, actKey),
  'block.set': define('engagement', blockSet, actKey),
  'mute.set': define('engagement', muteSet, actKey),
  recount: define(
    (d) => countedFrom[d.counter],
    recount,
    (d) => `${d.subjectId}:${d.counter}`,
  ),
  'counts.changed': define('counts', countsChanged, (d) => d.subjectIds[0]!),
  'step.started': define('steps', stepStarted, (d) => d.mediaId),
  'step.done': define('steps', stepDone, (d) => d.mediaId),
  'step.failed': define('steps', stepFailed, (d) => d.mediaId),
};

export type Vocabulary = typeof vocabulary;
export type EventType = keyof Vocabulary;
export const eventTypes = Object.keys(vocabulary) as EventType[];
export type DataOf<Type extends EventType> = z.infer<Vocabulary[Type]['data']>;

/** One event of a known type, in its envelope. */
export type EventOf<Type extends EventType> = {
  [T in Type]: {
    readonly id: string;
    readonly type: T;
    readonly schemaVersion: number;
    readonly time: string;
    readonly producer: string;
    readonly traceparent: string;
    readonly data: DataOf<T>;
  };
}[Type];
export type AnyEvent = EventOf<EventType>;

export function isKnownType(type: string): type is EventType {
  return Object.hasOwn(vocabulary, type);
}

export function keyOf(event: AnyEvent): string {
  return (vocabulary[event.type].key as (data: unknown) => string)(event.data);
}

export function topicOf(event: AnyEvent): TopicName {
  return (vocabulary[event.type].topic as (data: unknown) => TopicName)(event.data);
}
