import { describe, expect, it } from '@jest/globals';
import type { Clock, EventLog } from '#libs/stream/ports';
import type { TraceEntry, TraceStore } from './ports.js';
import { ReadTrace } from './read-trace.js';

describe('ReadTrace', () => {
  it('shows no encode of a deleted media as running of which only the start was told', async () => {
    const at = '2026-01-01T00:00:00.000Z';
    const position = { topic: 'media', partition: 0, offset: 0, epoch: 0 };
    const entries: TraceEntry[] = [
      { kind: 'event', eventId: 'deleted', type: 'media.deleted', at, position, facts: {} },
      {
        kind: 'step',
        eventId: 'task/requested',
        type: 'rendition.requested',
        group: 'encode-image',
        attempt: 1,
        startedAt: at,
        outcome: 'started',
      },
    ];
    const store = { of: async () => entries } as unknown as TraceStore;
    const committed = async () => new Map([['media/0', 1]]);
    const identity = async () => ({ id: 'log', epoch: 0 });
    const log = { committed, identity, ranges: async () => [] } as unknown as EventLog;
    const outcomeAfter = async (ms: number) => {
      const clock = { now: () => Date.parse(at) + ms } as Clock;
      const { lines } = await new ReadTrace(store, log, clock).run('media');
      return lines.flatMap((line) => (line.kind === 'step' && line.group === 'encode-image' ? [line.outcome] : []));
    };
    expect(await outcomeAfter(5_000)).toEqual(['running']);
    expect(await outcomeAfter(60_000)).toEqual(['not_reported']);
  });
});
