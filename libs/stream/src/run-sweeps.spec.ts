import { describe, expect, it } from '@jest/globals';
import { VirtualClock } from '../../../test/contract/virtual-clock.js';
import { LinesLogger } from '../../../test/edge/memory-engines.js';
import { runSweeps } from './run-sweeps.js';
import { Sweep } from './sweep.js';

const HOUR_MS = 3_600_000;

/** Writes down when it ran; `work` is what it does then. */
class Noted extends Sweep {
  readonly ranMs: number[] = [];

  constructor(
    private readonly clock: VirtualClock,
    readonly name: string,
    readonly everyMs: number,
    private readonly work: (signal: AbortSignal) => Promise<void> = async () => {},
  ) {
    super();
  }

  override async run(signal: AbortSignal): Promise<void> {
    this.ranMs.push(this.clock.monotonic());
    await this.work(signal);
  }
}

describe('runSweeps', () => {
  const clock = () => new VirtualClock();
  const ground = (one: VirtualClock) => ({ clock: one, logger: new LinesLogger() });

  it('runs each at the start and then whenever it is due', async () => {
    const time = clock();
    const [hourly, often] = [new Noted(time, 'hourly', HOUR_MS), new Noted(time, 'often', HOUR_MS / 4)];
    const running = runSweeps([hourly, often], ground(time));
    await time.advance(2 * HOUR_MS);
    expect(hourly.ranMs).toEqual([0, 1, 2].map((hours) => hours * HOUR_MS));
    expect(often.ranMs).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8].map((quarters) => (quarters * HOUR_MS) / 4));
    await running.stop(1_000);
    await time.advance(HOUR_MS);
    expect(often.ranMs).toHaveLength(9);
    expect(time.sleeping).toBe(0);
  });

  it('runs one at a time', async () => {
    const time = clock();
    const long = new Noted(time, 'long', HOUR_MS, (signal) => time.sleep(10_000, signal));
    const other = new Noted(time, 'other', HOUR_MS);
    const running = runSweeps([long, other], ground(time));
    await time.advance(HOUR_MS + 30_000);
    expect(other.ranMs).toEqual([10_000, HOUR_MS + 20_000]);
    await running.stop(1_000);
  });

  it('runs one that failed again within a minute, and the others as ever', async () => {
    const time = clock();
    let failures = 2;
    const failing = new Noted(time, 'failing', HOUR_MS, async () => {
      if (failures-- > 0) throw new Error('the store is away');
    });
    const other = new Noted(time, 'other', HOUR_MS);
    const { logger } = ground(time);
    const running = runSweeps([failing, other], { clock: time, logger });
    await time.advance(HOUR_MS);
    expect(failing.ranMs).toEqual([0, 60_000, 120_000]);
    expect(other.ranMs).toEqual([0, HOUR_MS]);
    expect(logger.lines.map(({ level, fields }) => [level, fields['sweep']])).toEqual([
      ['warn', 'failing'],
      ['warn', 'failing'],
    ]);
    await running.stop(1_000);
  });

  it('stops in the middle of one that obeys, and does not wait for ever for one that does not', async () => {
    const time = clock();
    const obeys = runSweeps([new Noted(time, 'obeys', 1, (signal) => time.sleep(HOUR_MS, signal))], ground(time));
    const deaf = runSweeps([new Noted(time, 'deaf', 1, () => new Promise(() => undefined))], ground(time));
    await time.advance(1_000);
    await obeys.stop(5_000);
    const stopped = deaf.stop(5_000).then(() => time.monotonic());
    await time.advance(10_000);
    expect(await stopped).toBe(6_000);
  });
});
