// One seed:   node test/simulation/run.ts --seed 42 [--trace]
// Many:       node test/simulation/run.ts --seeds 1..200 [--quiet] [--twice] [--until red]
// Elsewhere:  --sources <folder that holds libs/ and .swcrc>
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Report } from './simulate.ts';
import { useSourcesOf } from './sources.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    seeds: { type: 'string' },
    sources: { type: 'string' },
    trace: { type: 'boolean', default: false },
    twice: { type: 'boolean', default: false },
    quiet: { type: 'boolean', default: false },
    until: { type: 'string', default: 'all' },
  },
});

const checkout = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
useSourcesOf(values.sources ?? checkout);
const { simulate } = await import('./simulate.ts');
const { forbidRealWorld } = await import('./real-world.ts');
const stopwatch = performance.now.bind(performance);
forbidRealWorld();

const [first = 1, last = first] = (values.seeds ?? values.seed ?? '1').split('..').map(Number);
const began = stopwatch();
const totals = { runs: 0, operations: 0, events: 0, steps: 0, failed: 0 };
const faultsDone = new Map<string, number>();
for (let seed = first; seed <= last; seed++) {
  const startedAt = stopwatch();
  const report = await simulate(seed, values.trace ? (line) => process.stdout.write(`${line}\n`) : undefined);
  if (values.twice) await expectSame(report);
  count(report);
  if (report.breach || !values.quiet) tell(report, stopwatch() - startedAt);
  if (report.breach && values.until === 'red') break;
}
const { runs, operations, events, steps, failed } = totals;
process.stdout.write(
  `seeds ${first}..${last}: ${runs} runs, ${operations} operations, ${events} events, ${steps} steps, ${failed} failed, ` +
    `${((stopwatch() - began) / 1000).toFixed(1)} s; faults: ${kindsOf(Object.fromEntries(faultsDone))}\n`,
);
process.exitCode = totals.failed > 0 ? 1 : 0;

async function expectSame(report: Report): Promise<void> {
  const again = await simulate(report.seed);
  if (again.hash !== report.hash) throw new Error(`seed ${report.seed} ran as ${report.hash}, then as ${again.hash}`);
}

function count({ breach, faults, operations, events, steps }: Report): void {
  totals.runs += 1;
  totals.operations += operations;
  totals.events += events;
  totals.steps += steps;
  for (const [kind, times] of Object.entries(faults)) faultsDone.set(kind, (faultsDone.get(kind) ?? 0) + times);
  totals.failed += breach ? 1 : 0;
}

function kindsOf(faults: Report['faults']): string {
  const kinds = Object.entries(faults).sort(([a], [b]) => (a < b ? -1 : 1));
  return kinds.map(([kind, times]) => `${kind} ${times}`).join(', ');
}

function tell(report: Report, realMs: number): void {
  const { seed, breach, faults } = report;
  process.stdout.write(
    `seed ${seed} ${breach ? 'FAILED' : 'ok'}: ${report.operations} operations, ${report.events} events, ` +
      `${report.steps} steps, faults: ${kindsOf(faults)}; virtual ${(report.virtualMs / 1000).toFixed(1)} s, ` +
      `real ${realMs.toFixed(0)} ms, trace ${report.hash}\n`,
  );
  if (!breach) return;
  process.stdout.write(`  ${breach.message.slice(0, 2_000)}\n  replay: node test/simulation/run.ts --seed ${seed}\n`);
}
