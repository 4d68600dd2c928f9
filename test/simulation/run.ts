// node test/simulation/run.ts --seed 42 [--trace] · --seeds 1..200 [--twice] · [--sources <folder with libs/>]
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
const totals = { runs: 0, operations: 0, events: 0, steps: 0, faults: 0, failed: 0 };
for (let seed = first; seed <= last; seed++) {
  const startedAt = stopwatch();
  const report = await simulate(seed, values.trace ? (line) => process.stdout.write(`${line}\n`) : undefined);
  if (values.twice) await expectSame(report);
  count(report);
  if (report.breach || !values.quiet) tell(report, stopwatch() - startedAt);
  if (report.breach && values.until === 'red') break;
}
process.stdout.write(
  `${totals.runs} runs, ${totals.operations} operations, ${totals.events} events, ${totals.steps} steps, ` +
    `${totals.faults} faults, ${totals.failed} failed, ${((stopwatch() - began) / 1000).toFixed(1)} s\n`,
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
  totals.faults += Object.values(faults).reduce((sum, times) => sum + times, 0);
  totals.failed += breach ? 1 : 0;
}

function tell(report: Report, realMs: number): void {
  const { seed, breach, faults } = report;
  const kinds = Object.entries(faults).map(([kind, count]) => `${kind} ${count}`);
  process.stdout.write(
    `seed ${seed} ${breach ? 'FAILED' : 'ok'}: ${report.operations} operations, ${report.events} events, ` +
      `${report.steps} steps, faults: ${kinds.join(', ')}; virtual ${(report.virtualMs / 1000).toFixed(1)} s, ` +
      `real ${realMs.toFixed(0)} ms, trace ${report.hash}\n`,
  );
  if (!breach) return;
  process.stdout.write(`  ${breach.message.slice(0, 2_000)}\n  replay: node test/simulation/run.ts --seed ${seed}\n`);
}
