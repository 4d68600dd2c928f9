import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { watch } from './step.mjs';

const flags = '--experimental-vm-modules --disable-warning=ExperimentalWarning';
/** How long Jest may take to end once its results are written. Workers that hang are its own business: it kills them. */
const endMs = 15_000;

/** Runs every spec under `roots`. Answers {passed, failures, skips}: a number, and names to read. */
export async function runJest(tools, roots) {
  const folder = mkdtempSync(join(tmpdir(), 'mediafeed-jest-'));
  try {
    const results = join(folder, 'results.json');
    const ended = await spawnJest(tools, roots, results);
    if (!existsSync(results)) return { passed: 0, failures: ['Jest ended without results: see above'], skips: [] };
    const outcome = count(JSON.parse(readFileSync(results, 'utf8')), tools.env.REQUIRE_ENGINES === '1');
    if (!ended) outcome.failures.push('Jest did not end by itself: a test leaves something open');
    return outcome;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Answers whether it ended by itself. */
function spawnJest({ node, env }, roots, results) {
  const args = ['--ci', '--maxWorkers=2', '--json', `--outputFile=${results}`];
  const child = spawn(node, ['node_modules/jest/bin/jest.js', ...args, ...roots.flatMap((root) => ['--roots', root])], {
    env: { ...env, NODE_OPTIONS: `${env.NODE_OPTIONS ?? ''} ${flags}`.trim() },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const unwatch = watch(child);
  let since;
  let killed = false;
  const timer = setInterval(() => {
    if (!existsSync(results)) return;
    since ??= Date.now();
    if (Date.now() - since > endMs) killed = child.kill('SIGKILL');
  }, 500);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => {
      clearInterval(timer);
      unwatch();
      resolve(!killed);
    });
  });
}

/** A skip must say why, in brackets at the end of its title or of a describe around it. */
function count(results, requireAll) {
  const failures = [];
  const skips = [];
  let passed = 0;
  for (const suite of results.testResults) {
    const file = relative('.', suite.name);
    for (const test of suite.assertionResults) {
      const name = `${file}: ${[...test.ancestorTitles, test.title].join(' › ')}`;
      const reasoned = [...test.ancestorTitles, test.title].some((title) => /\(.+\)$/.test(title));
      if (test.status === 'passed') passed += 1;
      else if (test.status === 'failed') failures.push(name);
      else if (!reasoned) failures.push(`${name} (skipped without a reason in brackets)`);
      else if (requireAll) failures.push(`${name} (skipped, and REQUIRE_ENGINES=1)`);
      else skips.push(name);
    }
    if (suite.status === 'failed' && !suite.assertionResults.some(({ status }) => status === 'failed')) {
      failures.push(`${file} did not run`);
    }
  }
  if (passed + failures.length === 0) failures.push('no test was run');
  return { passed, failures, skips };
}
