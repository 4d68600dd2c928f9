import type { z } from 'zod';
import { countedFrom, countsChanged, recount } from './counts.js';
import { followAllowed, followWanted, likeSet } from './engagement.js';
import { mediaFailed, mediaPlayable, mediaProbed, mediaReady, mediaUploaded } from './media.js';
import { postCreated } from './posts.js';
import { renditionEncoded, renditionFailed, renditionRequested } from './renditions.js';
import type { TopicName } from './topics.js';
import { userRegistered } from './users.js';

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

/** Every event there is: its topic, its schema, its key. */
export const vocabulary = {
  'user.registered': define('users', userRegistered, (d) => d.userId),
  'media.uploaded': define('media', mediaUploaded, (d) => d.mediaId),
  'media.probed': define('media', mediaProbed, (d) => d.mediaId),
  'media.playable': define('media', mediaPlayable, (d) => d.mediaId),
  'media.ready': define('media', mediaReady, (d) => d.mediaId),
  'media.failed': define('media', mediaFailed, (d) => d.mediaId),
  'rendition.requested': define('encode.image', renditionRequested, (d) => d.taskId),
  'rendition.encoded': define('renditions', renditionEncoded, (d) => d.mediaId),
  'rendition.failed': define('renditions', renditionFailed, (d) => d.mediaId),
  'post.created': define('posts', postCreated, (d) => d.postId),
  'like.set': define('engagement', likeSet, (d) => `${d.subjectId}:${d.actorId}`),
  'follow.wanted': define('engagement', followWanted, (d) => `${d.subjectId}:${d.actorId}`),
  'follow.allowed': define('engagement', followAllowed, (d) => `${d.subjectId}:${d.actorId}`),
  recount: define(
    (d) => countedFrom[d.counter],
    recount,
    (d) => `${d.subjectId}:${d.counter}`,
  ),
  'counts.changed': define('counts', countsChanged, (d) => d.subjectIds[0]!),
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
