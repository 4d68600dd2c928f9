import { describe, expect, it } from '@jest/globals';
import { CountingRun } from './run.js';

const SEEDS = process.env['LONG'] ? 40_000 : 2_000;

describe('counting', () => {
  it('counts the sets exactly and nothing below zero, whatever crashes, comes again, comes late or is recounted', async () => {
    const seen = { steps: 0, crashes: 0, recounts: 0, damaged: 0, failed: 0 };
    const faults: string[] = [];
    for (let seed = 1; seed <= SEEDS && faults.length < 5; seed++) {
      const run = new CountingRun(seed);
      await run.run();
      if (run.fault) faults.push(`seed ${seed}: ${run.fault}`);
      seen.steps += run.steps;
      seen.crashes += run.crashes;
      for (const kind of ['recounts', 'damaged', 'failed'] as const) seen[kind] += run.counts[kind];
    }
    expect(faults).toEqual([]);
    // A run without faults would prove nothing.
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(SEEDS / 10);
  }, 120_000);
});
