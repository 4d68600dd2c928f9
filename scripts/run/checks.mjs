import { existsSync, mkdirSync } from 'node:fs';
import { runJest } from './jest.mjs';
import { run, seconds } from './step.mjs';

const cache = 'node_modules/.cache/mediafeed';
const bin = (path, ...args) => [`node_modules/${path}`, ...args];

/** Each counts as one test. The slowest stands first. */
const checks = {
  lint: bin('eslint/bin/eslint.js', '.'),
  types: bin('typescript/bin/tsc', '-p', 'tsconfig.json', '--incremental', '--tsBuildInfoFile', `${cache}/tsc.json`),
  format: bin(
    'prettier/bin/prettier.cjs',
    '--check',
    '--log-level=warn',
    '--cache',
    `--cache-location=${cache}/prettier`,
    '.',
  ),
  imports: bin('dependency-cruiser/bin/dependency-cruiser.mjs', '--config', '.dependency-cruiser.cjs', 'libs', 'apps'),
};

/** What one runs before a commit: every check, the architecture tests, and the specs beside the code. */
export async function check(tools) {
  const roots = ['libs', 'apps', 'test/architecture'].filter((folder) => existsSync(folder));
  return close([...(await runChecks(tools)), await runJest(tools, roots)]);
}

export async function test(tools) {
  return close([...(await runChecks(tools)), await runJest(tools, ['.'])]);
}

/** Two at a time: each is busy on one core. */
async function runChecks({ node, env }) {
  mkdirSync(cache, { recursive: true });
  const waiting = Object.entries(checks);
  const outcomes = [];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, args] = next;
      const since = Date.now();
      const { code, output } = await run(node, args, { env });
      console.log(`${name}: ${code === 0 ? 'ok' : 'FAILED'} after ${seconds(since)}`);
      if (code !== 0) console.log(output);
      outcomes.push({ passed: code === 0 ? 1 : 0, failures: code === 0 ? [] : [name], skips: [] });
    }
  };
  await Promise.all([worker(), worker()]);
  return outcomes;
}

/** Machines read it. */
export const closingLine = (passed, failed, skipped) => `${passed} passed, ${failed} failed, ${skipped} skipped`;

/** Answers the exit status. */
function close(outcomes) {
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failures = outcomes.flatMap((outcome) => outcome.failures);
  const skips = outcomes.flatMap((outcome) => outcome.skips);
  for (const skip of skips) console.log(`skipped: ${skip}`);
  for (const failure of failures) console.log(`failed: ${failure}`);
  console.log(closingLine(passed, failures.length, skips.length));
  return failures.length === 0 ? 0 : 1;
}
