import { describe, expect, it } from '@jest/globals';
import { timeOfId } from '#libs/events';
import { RepeatedRandom } from '../../../test/contract/log-engines.js';
import { VirtualClock } from '../../../test/contract/virtual-clock.js';
import { IdMaker } from './id-maker.js';

const rises = (ids: readonly string[]) => ids.every((id, n) => n === 0 || id > ids[n - 1]!);

describe('IdMaker', () => {
  it('makes UUIDv7s of the time on the clock', () => {
    const clock = new VirtualClock();
    const id = new IdMaker(clock, new RepeatedRandom()).next();
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(timeOfId(id)).toBe(clock.now());
  });

  it('makes ids that rise, also many in one millisecond', () => {
    const clock = new VirtualClock();
    const maker = new IdMaker(clock, new RepeatedRandom());
    const ids = Array.from({ length: 10_000 }, () => maker.next());
    expect(rises(ids)).toBe(true);
    expect(timeOfId(ids.at(-1)!) - clock.now()).toBe(2);
  });

  it('makes ids that rise, also when the clock goes back', async () => {
    const clock = new VirtualClock();
    const maker = new IdMaker(clock, new RepeatedRandom());
    const ids: string[] = [];
    for (const jumpMs of [0, -3_600_000, 5, 3_600_000, -1, 10]) {
      clock.jump(jumpMs);
      ids.push(maker.next(), maker.next());
    }
    expect(rises(ids)).toBe(true);
  });

  it('makes an id above one of another process, whose clock is ahead', () => {
    const [clock, ahead] = [new VirtualClock(), new VirtualClock()];
    ahead.jump(3_600_000);
    const newest = new IdMaker(ahead, new RepeatedRandom()).next();
    const maker = new IdMaker(clock, new RepeatedRandom());
    const next = maker.next(newest);
    expect(rises([newest, next, maker.next(next)])).toBe(true);
    expect(timeOfId(next) - ahead.now()).toBe(1);
    // Nobody else is taken along into that future.
    expect(timeOfId(maker.next())).toBe(clock.now());
    expect(timeOfId(maker.next(maker.next()))).toBe(clock.now());
  });
});
