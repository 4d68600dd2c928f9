import { type AnyEvent, mediaOf, type TopicName, topics } from '#libs/events';
import { Clock, type EventLog } from '#libs/stream/ports';
import { foldedBy, ReadTrace, type TraceLine } from '#libs/trace';
import type { Check, Ended } from './invariants.ts';
import type { Entry } from './journal.ts';
import { unique } from './state.ts';
import { Breach } from './watch.ts';

/** What must hold of the traces once all is quiet. */
export const TRACE_INVARIANTS: Readonly<Record<string, Check>> = {
  'trace-tells-events-exactly': async ({ site }) => {
    const wanted = Map.groupBy(told(site.journal.entries), ({ mediaId }) => mediaId);
    for (const mediaId of await mediaIn(site)) {
      const entries = await site.machines.store.traces.of(mediaId);
      const is = entries.flatMap((entry) => (entry.kind === 'event' ? [`${entry.type} ${entry.eventId}`] : []));
      const has = unique((wanted.get(mediaId) ?? []).map(({ event }) => `${event.type} ${event.id}`));
      const seen = `the trace of ${mediaId} tells ${is.sort().join(', ')}; the log has ${has.sort().join(', ')}`;
      expect('trace-tells-events-exactly', is.join() === has.join(), seen);
    }
  },
  'steps-are-of-the-log': async ({ site }) => {
    const byId = Map.groupBy(
      site.journal.entries.filter(({ event }) => event),
      ({ event }) => event!.id,
    );
    for (const mediaId of await mediaIn(site)) {
      for (const step of await site.machines.store.traces.of(mediaId)) {
        if (step.kind === 'event') continue;
        const seen = `${step.outcome} of ${step.type} ${step.eventId} by ${step.group} for ${mediaId}`;
        const of = (byId.get(step.eventId) ?? []).filter(({ event }) => event!.type === step.type);
        const ours = of.some(({ event }) => mediaOf(event!).includes(mediaId));
        const groups: readonly string[] = foldedBy[step.type as AnyEvent['type']] ?? [];
        expect('steps-are-of-the-log', ours && groups.includes(step.group), `nobody folds it: ${seen}`);
        if (step.outcome !== 'dead_lettered') continue;
        const lies = of.some((entry) => site.journal.isDeadLettered(step.group as never, entry));
        expect('steps-are-of-the-log', lies, `no dead letter: ${seen}`);
      }
    }
  },
  'traces-wait-for-nothing': async ({ site }) => {
    const traces = new ReadTrace(site.machines.store.traces, logOf(site), new Still());
    for (const mediaId of await mediaIn(site)) {
      const { lines, lags } = await traces.run(mediaId);
      const open = lines.filter((line) => line.kind === 'step' && OPEN.has(line.outcome));
      const seen = [...open.map(nameOf), ...lags.map(({ group, lag }) => `${group} lags ${lag}`)].join(', ');
      expect('traces-wait-for-nothing', seen === '', `${mediaId}: ${seen}`);
    }
  },
};

const OPEN: ReadonlySet<string> = new Set(['waiting', 'running']);

function nameOf(line: TraceLine): string {
  return line.kind === 'event' ? line.eventId : `${line.outcome} ${line.group} ${line.eventId}`;
}

/** Events that group trace reads, by media. */
function told(entries: readonly Entry[]): { mediaId: string; event: AnyEvent }[] {
  return entries.flatMap(({ topic, event }) => {
    const groups: readonly string[] = topics[topic as TopicName]?.groups ?? [];
    if (!event || !groups.includes('trace')) return [];
    return mediaOf(event).map((mediaId) => ({ mediaId, event }));
  });
}

async function mediaIn(site: Ended['site']): Promise<string[]> {
  return unique(site.journal.entries.flatMap(({ event }) => (event ? mediaOf(event) : [])));
}

/** What stands in the log, without the processes that hold it. */
function logOf({ journal }: Ended['site']): EventLog {
  const ranges = async (names: readonly string[]) =>
    (await Promise.all(names.map((one) => journal.ranges(one)))).flat();
  return {
    identity: () => journal.identity(),
    ranges,
    committed: (group: string) => journal.committed(group),
  } as unknown as EventLog;
}

/** Far past all that a run did. */
class Still extends Clock {
  override now = () => 4e12;
  override monotonic = () => 0;
  override sleep = async () => undefined;
}

function expect(invariant: string, holds: boolean, seen: string): void {
  if (!holds) throw new Breach(invariant, seen);
}
