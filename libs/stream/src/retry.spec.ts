import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Random } from './ports.js';
import { backoffMs, RetryBudget } from './retry.js';

class FixedRandom extends Random {
  constructor(private readonly value: number) {
    super();
  }
  override bytes(count: number): Uint8Array {
    return new Uint8Array(count);
  }
  override fraction(): number {
    return this.value;
  }
}

const limits = { firstMs: 200, maxMs: 30_000 };

describe('backoffMs', () => {
  it('doubles from the first step up to the longest', () => {
    const steps = [1, 2, 3, 4, 8, 9, 1000].map((failures) => backoffMs(failures, limits, new FixedRandom(1)));
    expect(steps).toEqual([200, 400, 800, 1600, 25_600, 30_000, 30_000]);
  });

  it('takes half of the step for certain, and dice for the rest', () => {
    expect(backoffMs(3, limits, new FixedRandom(0))).toBe(400);
    expect(backoffMs(3, limits, new FixedRandom(0.5))).toBe(600);
  });

  it('is never nothing and never above the limit', () => {
    const fraction = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fraction, (failures, rolled) => {
        const waitMs = backoffMs(failures, limits, new FixedRandom(rolled));
        expect(waitMs >= 100 && waitMs <= 30_000).toBe(true);
      }),
    );
  });
});

describe('RetryBudget', () => {
  const takeAll = (budget: RetryBudget): number => {
    let taken = 0;
    while (taken < 100 && budget.take()) taken += 1;
    return taken;
  };

  it('has ten at the start, and then no more', () => {
    expect(takeAll(new RetryBudget())).toBe(10);
  });

  it('gains one with ten successes', () => {
    const budget = new RetryBudget();
    takeAll(budget);
    for (let n = 0; n < 9; n++) budget.succeeded();
    expect(budget.take()).toBe(false);
    for (let n = 0; n < 11; n++) budget.succeeded();
    expect(takeAll(budget)).toBe(2);
  });

  it('saves up no more than ten', () => {
    const budget = new RetryBudget();
    for (let n = 0; n < 10_000; n++) budget.succeeded();
    expect(takeAll(budget)).toBe(10);
  });
});
