import { type GroupName, groupNames, topicsOf } from '#libs/events';
import { lagOf } from '#libs/stream';
import { type Clock, type EventLog, partitionKey } from '#libs/stream/ports';
import { type ExpectedStep, expectedSteps } from './expected-steps.js';
import type { EventEntry, StepEntry, TraceEntry, TraceStore } from './ports.js';

/** What waits for a group longer than this is stuck. */
const STUCK_AFTER_MS = 30_000;
/** Steps are gathered before they are told, and group trace folds them then: until so long after, they may still come. */
const TOLD_WITHIN_MS = 10_000;

/**
 * `running`: begun, its end not told yet. `waiting`: nothing told yet. `not_reported`: the group has gone past it, and
 * nothing, or no end, was told: what was done, the events that followed say.
 */
export type StepOutcome = 'done' | 'failed' | 'dead_lettered' | 'running' | 'waiting' | 'not_reported';

export type TraceLine =
  | EventEntry
  | (Omit<StepEntry, 'outcome' | 'attempt' | 'startedAt'> &
      Partial<Pick<StepEntry, 'attempt' | 'startedAt'>> & { readonly at: string; readonly outcome: StepOutcome });

export interface Trace {
  /** In the order of their times. */
  readonly lines: readonly TraceLine[];
  /** What has waited for too long, the oldest first of all. */
  readonly stuck?: { readonly group: string; readonly waitingFor: string; readonly sinceMs: number };
  /** Groups that still have to come, and `trace` where it is behind: records that each is behind in all. */
  readonly lags: readonly { readonly group: string; readonly lag: number }[];
}

type Committed = ReadonlyMap<GroupName, ReadonlyMap<string, number>>;

/** Reads one media's timeline: what was told, what should have been told and was not, and what is waited for. */
export class ReadTrace {
  constructor(
    private readonly traces: TraceStore,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  async run(mediaId: string): Promise<Trace> {
    const entries = await this.traces.of(mediaId);
    const events = entries.filter((entry) => entry.kind === 'event');
    const steps = entries.filter((entry) => entry.kind === 'step');
    const expected = expectedSteps(events);
    // After the entries: what is committed by then and not among them was not told.
    const committed = await this.committedBy(new Set(expected.map(({ group }) => group)));
    const { epoch } = await this.log.identity();
    const isPast = (step: ExpectedStep): boolean => isFolded(step, { committed, epoch }, entries);
    const missing = expected.filter((step) => !steps.some((told) => isOf(told, step)));
    const open = expected.filter((step) => !isPast(step) && !steps.some((told) => isOf(told, step) && isOver(told)));
    // What nothing expects any more, as the media was deleted meanwhile, is as good as past.
    const ahead = new Set(expected.filter((step) => !isPast(step)).map(({ group, eventId }) => `${group} ${eventId}`));
    const lines = [
      ...events,
      ...steps.map((step) => told(step, !ahead.has(`${step.group} ${step.eventId}`) && this.isLate(step.startedAt))),
      ...missing.map((step) => untold(step, isPast(step) && this.isLate(step.at))),
    ];
    return { lines: lines.sort(inOrder), ...this.stuck(open), lags: await this.lagsOf(open) };
  }

  private isLate(at: string): boolean {
    return this.clock.now() - Date.parse(at) >= TOLD_WITHIN_MS;
  }

  private stuck(open: readonly ExpectedStep[]): Pick<Trace, 'stuck'> {
    const [oldest] = open.toSorted((one, other) => (one.at < other.at ? -1 : 1));
    if (!oldest) return {};
    const sinceMs = this.clock.now() - Date.parse(oldest.at);
    if (sinceMs < STUCK_AFTER_MS) return {};
    return { stuck: { group: oldest.group, waitingFor: oldest.type, sinceMs } };
  }

  private async committedBy(groups: ReadonlySet<GroupName>): Promise<Committed> {
    const all = [...groups].map(async (group) => [group, await this.log.committed(group, topicsOf(group))] as const);
    return new Map(await Promise.all(all));
  }

  private async lagsOf(open: readonly ExpectedStep[]): Promise<Trace['lags']> {
    const groups = groupNames.filter((group) => group === 'trace' || open.some((step) => step.group === group));
    const lags = await Promise.all(
      groups.map(async (group) => {
        const lag = (await lagOf(this.log, group)).reduce((sum, partition) => sum + partition.lag, 0);
        return { group, lag };
      }),
    );
    return lags.filter(({ group, lag }) => group !== 'trace' || lag > 0);
  }
}

/**
 * Whether the group has committed past the event; an encode is over when its task has an answer. A former log was folded
 * to its end before this one took its place.
 */
function isFolded(
  { group, event, taskId }: ExpectedStep,
  { committed, epoch }: { committed: Committed; epoch: number },
  entries: readonly TraceEntry[],
) {
  if (!event) {
    return entries.some((entry) => entry.kind === 'event' && entry.facts['taskId'] === taskId);
  }
  const { topic, partition, offset } = event.position;
  if (event.position.epoch < epoch) return true;
  return (committed.get(group)?.get(partitionKey(topic, partition)) ?? 0) > offset;
}

function isOf(step: StepEntry, { group, eventId }: ExpectedStep): boolean {
  return step.group === group && step.eventId === eventId;
}

function isOver({ outcome }: StepEntry): boolean {
  return outcome === 'done' || outcome === 'dead_lettered';
}

/** A start alone, of what the group has gone past, is the trace of a process that died. */
function told({ outcome, ...step }: StepEntry, isLost: boolean): TraceLine {
  if (outcome !== 'started') return { ...step, at: step.startedAt, outcome };
  return { ...step, at: step.startedAt, outcome: isLost ? 'not_reported' : 'running' };
}

function untold({ group, eventId, type, at }: ExpectedStep, isLost: boolean): TraceLine {
  return { kind: 'step', group, eventId, type, at, outcome: isLost ? 'not_reported' : 'waiting' };
}

/** By time; at one time an event before the steps on it. */
function inOrder(one: TraceLine, other: TraceLine): number {
  if (one.at !== other.at) return one.at < other.at ? -1 : 1;
  if (one.kind !== other.kind) return one.kind === 'event' ? -1 : 1;
  return nameOf(one) < nameOf(other) ? -1 : 1;
}

function nameOf(line: TraceLine): string {
  return line.kind === 'event' ? line.eventId : `${line.eventId} ${line.group} ${line.attempt ?? 0}`;
}
