import { createHash } from 'node:crypto';
import { type AnyEvent, type DataOf, type EventOf, type EventType, vocabulary } from '#libs/events';
import type { Clock, Origin, Random, Received } from './ports.js';

/** An event that a request causes. `id` is made before the append, so that a repeat carries the same one. */
export function newEvent<Type extends EventType>(
  type: Type,
  id: string,
  data: DataOf<Type>,
  origin: Origin,
): EventOf<Type> {
  return build(type, id, data, origin.traceparent, origin.time);
}

/**
 * An event that a fold causes. `id` is made from what the fold decided, never from chance, so that a repeat appends an
 * event that is equal but for its time; the trace goes on.
 */
export function causedEvent<Type extends EventType>(
  type: Type,
  id: string,
  data: DataOf<Type>,
  by: { readonly cause: Received; readonly clock: Clock },
): EventOf<Type> {
  const time = new Date(by.clock.now()).toISOString();
  return build(type, id, data, childOf(by.cause.event.traceparent, id), time);
}

function build<Type extends EventType>(
  type: Type,
  id: string,
  data: DataOf<Type>,
  traceparent: string,
  time: string,
): EventOf<Type> {
  const event = {
    id,
    type,
    schemaVersion: vocabulary[type].schemaVersion,
    time,
    producer: 'mediafeed',
    traceparent,
    data,
  };
  return event as unknown as EventOf<Type> & AnyEvent;
}

/** A trace that begins here, sampled. */
export function newTraceparent(random: Random): string {
  return `00-${hex(random.bytes(16))}-${hex(random.bytes(8))}-01`;
}

/** The same trace, with a span id made from `name`: equal for a repeat. */
export function childOf(traceparent: string, name: string): string {
  const [version, traceId, , flags] = traceparent.split('-');
  return [version, traceId, createHash('sha256').update(name).digest('hex').slice(0, 16), flags].join('-');
}

/** The 32 hex digits that all of one request's events and log lines share. */
export function traceIdOf(traceparent: string): string {
  return traceparent.slice(3, 35);
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
