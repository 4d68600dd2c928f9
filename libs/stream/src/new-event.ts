import { createHash } from 'node:crypto';
import { type AnyEvent, type DataOf, type EventOf, type EventType, vocabulary } from '#libs/events';
import type { Random, Received } from './ports.js';

/** Where a request came from: what every event that it causes carries on. */
export interface Origin {
  /** W3C trace context of the request. */
  readonly traceparent: string;
  readonly time: string;
}

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
 * An event that a fold causes. Its id is made from the event that is folded, so that a repeat appends an equal one;
 * `which` tells several of one type apart.
 */
export function causedEvent<Type extends EventType>(
  type: Type,
  cause: Received,
  data: DataOf<Type>,
  which = '',
): EventOf<Type> {
  const id = [cause.event.id, type, which].filter(Boolean).join('/');
  return build(type, id, data, childOf(cause.event.traceparent, id), cause.event.time);
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
