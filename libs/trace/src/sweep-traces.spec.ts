import { describe, expect, it } from '@jest/globals';
import type { Clock } from '#libs/stream/ports';
import type { TraceStore } from './ports.js';
import { SweepTraces } from './sweep-traces.js';

const DAY_MS = 24 * 3_600_000;

describe('SweepTraces', () => {
  it('forgets all that is older than 90 days, some at a time, until it is told to stop', async () => {
    const asked: number[] = [];
    let left = 2_500;
    const forget = async (beforeMs: number, most: number) => {
      asked.push(beforeMs);
      const now = Math.min(left, most);
      left -= now;
      return now;
    };
    const sweep = new SweepTraces({ forget } as TraceStore, { now: () => 100 * DAY_MS } as Clock);
    await sweep.run(AbortSignal.abort());
    expect(left).toBe(2_500);
    await sweep.run(new AbortController().signal);
    expect(left).toBe(0);
    expect(new Set(asked)).toEqual(new Set([10 * DAY_MS]));
  });
});
