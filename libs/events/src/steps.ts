import { z } from 'zod';
import { id, time } from './envelope.js';

/** One group's work on one event of a media: written by `run-consumer`, lost in a crash, and then told as missing. */
const step = {
  mediaId: id,
  group: z.string(),
  /** The event that is folded, its type and how often it was tried, from 1. */
  eventId: z.string(),
  eventType: z.string(),
  attempt: z.int().positive(),
  startedAt: time,
};

export const stepStarted = z.looseObject(step);
export const stepDone = z.looseObject({
  ...step,
  endedAt: time,
  /** What the fold counted, such as `{ feeds: 1204 }`. */
  counts: z.record(z.string(), z.number()),
});
export const stepFailed = z.looseObject({
  ...step,
  endedAt: time,
  code: z.string(),
  message: z.string(),
  /** The last 2 KB of what the child said. */
  childLog: z.string().optional(),
  /** It was given up, and lies in the dead-letter topic. */
  deadLettered: z.boolean(),
});
