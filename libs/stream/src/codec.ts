import {
  type AnyEvent,
  BadEventError,
  envelope,
  isKnownType,
  keyOf,
  NewerSchemaError,
  topicOf,
  vocabulary,
} from '#libs/events';
import type { LogRecord, NewRecord, Position, Received } from './ports.js';
import { versionOf } from './version.js';

/** Bytes of one event at most: the blob store has the big things. */
export const MAX_EVENT_BYTES = 16 * 1024;

/** JSON in UTF-8, under the key that its type names. */
export function encodeEvent(event: AnyEvent): NewRecord {
  const value = Buffer.from(JSON.stringify(event));
  if (value.length > MAX_EVENT_BYTES) throw new BadEventError(`${event.type} takes ${value.length} bytes`);
  return { topic: topicOf(event), key: keyOf(event), value };
}

/** What stands at a position: an event, or nothing for a type that this build does not know. */
export function decodeEvent(record: LogRecord): Received | undefined {
  const parsed = envelope.safeParse(parseJson(record.value));
  if (!parsed.success) throw new BadEventError(`not an envelope: ${parsed.error.message}`);
  const { type, schemaVersion, data } = parsed.data;
  if (!isKnownType(type)) return undefined;
  const definition = vocabulary[type];
  if (schemaVersion > definition.schemaVersion) {
    throw new NewerSchemaError(`${type} has schema ${schemaVersion}, this build reads ${definition.schemaVersion}`);
  }
  const checked = definition.data.safeParse(data);
  if (!checked.success) throw new BadEventError(`${type}: ${checked.error.message}`);
  const event = { ...parsed.data, data: checked.data } as AnyEvent;
  if (topicOf(event) !== record.topic) throw new BadEventError(`${type} lies in topic ${record.topic}`);
  if (keyOf(event) !== record.key) throw new BadEventError(`${type} lies under key ${record.key}`);
  return received(event, record);
}

export function received(event: AnyEvent, { topic, partition, offset, epoch }: Position): Received {
  const position = { topic, partition, offset, epoch };
  return { event, position, version: versionOf(position) };
}

function parseJson(value: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(value));
  } catch (error) {
    throw new BadEventError('not JSON', error);
  }
}
