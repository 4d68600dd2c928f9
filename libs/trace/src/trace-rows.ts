import { type AnyEvent, type EventOf, mediaOf } from '#libs/events';
import type { Received } from '#libs/stream/ports';
import type { EventEntry, StepEntry, TraceRow } from './ports.js';

type StepEvent = EventOf<'step.started' | 'step.done' | 'step.failed'>;

/** What an event says about each media that it is about, or what a step tells of one. */
export function traceRows({ event, position, version }: Received): TraceRow[] {
  if (isStep(event)) return [stepRow(event)];
  const at = event.time;
  const { id: eventId, type } = event;
  const entry: EventEntry = { kind: 'event', eventId, type, at, position, facts: factsOf(event.data) };
  return mediaOf(event).map((mediaId) => ({
    mediaId,
    name: `event/${eventId}`,
    rank: String(version).padStart(16, '0'),
    atMs: Date.parse(at),
    entry,
  }));
}

function isStep(event: AnyEvent): event is StepEvent {
  return event.type.startsWith('step.');
}

/** The last try under one number is the one that stays; of one try its end, whichever came first. */
function stepRow({ type, data }: StepEvent): TraceRow {
  const { mediaId, group, eventId, eventType, attempt, startedAt } = data;
  const about = { kind: 'step' as const, eventId, type: eventType, group, attempt, startedAt };
  const entry: StepEntry = type === 'step.started' ? { ...about, outcome: 'started' } : { ...about, ...endOf(data) };
  const rank = `${startedAt} ${OUTCOMES.indexOf(entry.outcome)} ${entry.endedAt ?? ''}`;
  return { mediaId, name: `step/${group}/${attempt}/${eventId}`, rank, atMs: Date.parse(startedAt), entry };
}

const OUTCOMES: readonly StepEntry['outcome'][] = ['started', 'failed', 'dead_lettered', 'done'];

function endOf(data: EventOf<'step.done' | 'step.failed'>['data']) {
  const { endedAt } = data;
  if (!('code' in data)) return { endedAt, outcome: 'done' as const, counts: data.counts as Record<string, number> };
  const { code, message, childLog, deadLettered } = data as EventOf<'step.failed'>['data'];
  const error = { code, message, ...(childLog !== undefined && { childLog }) };
  return { endedAt, outcome: deadLettered ? ('dead_lettered' as const) : ('failed' as const), error };
}

/** Of an event's own words these are kept: no caption, no file name. */
const FACTS = [
  'ownerId',
  'postId',
  'attempt',
  'taskId',
  'recipe',
  'range',
  'bytes',
  'width',
  'height',
  'code',
] as const;

function factsOf(data: Readonly<Record<string, unknown>>): EventEntry['facts'] {
  const facts: Record<string, string | number | boolean | readonly string[]> = {};
  for (const name of FACTS) {
    const value = data[name];
    if (typeof value === 'string' || typeof value === 'number') facts[name] = value;
  }
  const { tasks, outputs } = data as { tasks?: readonly { taskId: string }[]; outputs?: readonly { bytes: number }[] };
  if (tasks) facts['taskIds'] = tasks.map(({ taskId }) => taskId);
  if (outputs) {
    facts['outputs'] = outputs.length;
    facts['bytes'] = outputs.reduce((sum, { bytes }) => sum + bytes, 0);
  }
  return facts;
}
