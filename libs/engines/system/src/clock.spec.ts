import { describe, expect, it } from '@jest/globals';
import { SystemClock } from './clock.js';
import { SystemRandom } from './random.js';

describe('SystemClock', () => {
  it('sleeps at least as long as asked', async () => {
    const clock = new SystemClock();
    const before = clock.monotonic();
    await clock.sleep(20);
    expect(clock.monotonic() - before).toBeGreaterThanOrEqual(19);
  });

  it('wakes when aborted, at once when aborted before, and never rejects', async () => {
    const clock = new SystemClock();
    const abort = new AbortController();
    const sleeping = clock.sleep(3_600_000, abort.signal);
    abort.abort(new Error('stop'));
    await expect(sleeping).resolves.toBeUndefined();
    await expect(clock.sleep(3_600_000, abort.signal)).resolves.toBeUndefined();
  });

  it('holds a sleep longer than one timer of Node can', async () => {
    const abort = new AbortController();
    let awake = false;
    const sleeping = new SystemClock().sleep(2 ** 33, abort.signal).then(() => (awake = true));
    await new SystemClock().sleep(20);
    expect(awake).toBe(false);
    abort.abort();
    await sleeping;
  });
});

describe('SystemRandom', () => {
  it('rolls fractions in [0, 1) and different bytes', () => {
    const random = new SystemRandom();
    const fractions = Array.from({ length: 1_000 }, () => random.fraction());
    expect(Math.min(...fractions)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...fractions)).toBeLessThan(1);
    expect(fractions.filter((value) => value < 0.5).length).toBeGreaterThan(300);
    expect(random.bytes(16)).not.toEqual(random.bytes(16));
    expect(random.bytes(5)).toHaveLength(5);
  });
});
