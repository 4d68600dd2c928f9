import { z } from 'zod';

/** Lower-case UUIDs only: an id is compared as text, and must have one spelling. */
export const id = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'is not an id: take it from an answer');
export const time = z.iso.datetime({ offset: false });
/** W3C Trace Context, version 00. */
export const traceparent = z.string().regex(/^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/);

/** What stands around every event on the wire (JSON, UTF-8). Fields are only ever added; unknown ones are kept. */
export const envelope = z.looseObject({
  id: z.string().min(1).max(300),
  type: z.string().min(1).max(100),
  schemaVersion: z.int().positive(),
  time,
  producer: z.string().min(1).max(100),
  traceparent,
  data: z.unknown(),
});
export type Envelope = z.infer<typeof envelope>;
