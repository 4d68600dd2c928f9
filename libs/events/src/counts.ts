import { z } from 'zod';
import { id } from './envelope.js';

/** What is counted. Each is counted from the events of one topic. */
export const counters = ['likes', 'views', 'followers', 'following', 'posts', 'comments', 'replies'] as const;
export type Counter = (typeof counters)[number];

/** The topic whose events a counter is counted from: a recount goes to each of its partitions. */
export const countedFrom = {
  likes: 'engagement',
  views: 'engagement',
  followers: 'engagement',
  following: 'engagement',
  posts: 'posts',
  comments: 'comments',
  replies: 'comments',
} as const satisfies Readonly<Record<Counter, string>>;

/** A task event: count this subject's edges anew, in the partition where this lies. */
export const recount = z.looseObject({ subjectId: id, counter: z.enum(counters) });

/** Most subjects of one event: it must not outgrow what an event may take. */
export const SUBJECTS_AT_ONCE = 100;

/** Some counts of these subjects may have changed. Who needs the numbers reads the tallies. */
export const countsChanged = z.looseObject({ subjectIds: z.array(id).min(1).max(SUBJECTS_AT_ONCE) });
