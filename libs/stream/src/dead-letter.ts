import { CodedError, deadLetterTopic, type GroupName, type TopicName } from '#libs/events';
import type { LogRecord, NewRecord } from './ports.js';

/** What a group could not fold, as JSON in `<topic>.<group>.dlt`. */
export interface DeadLetter {
  /** Made from the position: a repeat is the same dead letter. */
  readonly id: string;
  readonly group: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly epoch: number;
  readonly key: string;
  readonly attempts: number;
  readonly cause: { readonly code: string; readonly message: string };
  /** Milliseconds since 1970 at which it was given up. */
  readonly timeMs: number;
  /** The original bytes, base64. */
  readonly value: string;
}

export function deadLetterRecord(
  group: GroupName,
  record: LogRecord,
  failure: { readonly error: unknown; readonly attempts: number; readonly timeMs: number },
): NewRecord {
  const { topic, partition, offset, epoch, key } = record;
  const letter: DeadLetter = {
    id: `${topic}/${partition}/${epoch}/${offset}/${group}`,
    group,
    topic,
    partition,
    offset,
    epoch,
    key,
    attempts: failure.attempts,
    cause: causeOf(failure.error),
    timeMs: failure.timeMs,
    value: Buffer.from(record.value).toString('base64'),
  };
  return { topic: deadLetterTopic(topic as TopicName, group), key, value: Buffer.from(JSON.stringify(letter)) };
}

export function readDeadLetter(record: Pick<LogRecord, 'value'>): DeadLetter {
  return JSON.parse(Buffer.from(record.value).toString()) as DeadLetter;
}

/** A message is cut to 2 KB: a parser's whole complaint about a megabyte of rubbish helps nobody. */
function causeOf(error: unknown): DeadLetter['cause'] {
  const code = error instanceof CodedError ? error.code : 'internal';
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { code, message: message.slice(0, 2048) };
}
