import { describe, expect, it } from '@jest/globals';
import { CountingRun } from './run.js';

const SEEDS = process.env['LONG'] ? 15_000 : 700;

describe('counting', () => {
  it('counts the sets exactly and nothing below zero, whatever crashes, comes again, comes late, is lost or is recounted', async () => {
    const seen: Record<string, number> = { restored: 0 };
    const faults: string[] = [];
    for (let seed = 1; seed <= SEEDS && faults.length < 5; seed++) {
      const run = new CountingRun(seed);
      await run.run();
      if (run.fault) faults.push(`seed ${seed}: ${run.fault}`);
      seen['restored']! += run.restored;
      for (const [kind, count] of Object.entries(run.counts)) seen[kind] = (seen[kind] ?? 0) + count;
    }
    expect(faults).toEqual([]);
    // A run without faults would prove nothing.
    for (const [kind, count] of Object.entries(seen)) expect([kind, count > SEEDS / 20]).toEqual([kind, true]);
  }, 1_200_000);
});
