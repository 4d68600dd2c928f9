import { beforeAll, describe, expect, it } from '@jest/globals';
import { hunt, plantedFaults, runSeeds, type Simulated, withPlanted } from './planted.ts';

const LONG = process.env['LONG'] === '1';
const RUNS = LONG ? 5_000 : 200;
/** Runs in which a planted fault has to be found. */
const HUNT = LONG ? 3_000 : 1_500;

/** At most two at once: each is a process that keeps one core busy. */
async function twoAtOnce<T>(tasks: readonly (() => Promise<T>)[]): Promise<T[]> {
  const results: T[] = [];
  const queue = [...tasks.entries()];
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) results[next[0]] = await next[1]();
  };
  await Promise.all([work(), work()]);
  return results;
}

describe('simulation', () => {
  it(`keeps every promise in ${RUNS} runs with faults`, async () => {
    const halves = [`1..${RUNS / 2}`, `${RUNS / 2 + 1}..${RUNS}`];
    const runs = await twoAtOnce(halves.map((seeds) => () => runSeeds(seeds)));
    for (const { said } of runs) process.stdout.write(said);
    expect(runs.filter(({ red }) => red).map(({ said }) => said)).toEqual([]);
  }, 1_800_000);

  it('takes the same steps when a seed runs again', async () => {
    const { red, said } = await runSeeds(LONG ? '1..200' : '1..20', { args: ['--twice'] });
    expect({ red, said: red ? said : '' }).toEqual({ red: false, said: '' });
  }, 600_000);

  it('stays green on a copy of the sources without a fault', async () => {
    const { red, said } = await withPlanted(undefined, (sources) => runSeeds('1..20', { sources }));
    expect({ red, said: red ? said : '' }).toEqual({ red: false, said: '' });
  }, 600_000);
});

describe('a planted fault turns the simulation red', () => {
  const found = new Map<string, Simulated>();
  beforeAll(async () => {
    const hunts = plantedFaults.map((fault) => async (): Promise<void> => {
      found.set(fault, await withPlanted(fault, (sources) => hunt(fault, `1..${HUNT}`, sources)));
    });
    await twoAtOnce(hunts);
  }, 1_800_000);

  it.each(plantedFaults)('%s', (fault) => {
    const { red, said } = found.get(fault)!;
    expect(red).toBe(true);
    expect(said).toMatch(/^ {2}[a-z-]+: .+\n {2}replay: node test\/simulation\/run\.ts --seed \d+$/m);
    expect(said).not.toContain('does-faults');
  });

  it('holds ten at least', () => {
    expect(plantedFaults.length).toBeGreaterThanOrEqual(10);
  });
});
