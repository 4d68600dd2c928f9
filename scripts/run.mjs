// Behind every npm script: brings the Node, the packages and the build that a command needs, then runs it.
// Runs on any Node from 20 up, with builtins alone; the commands themselves run on Node 24.9 or newer.
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bringBuild } from './run/build.mjs';
import { check, closingLine, test } from './run/checks.mjs';
import { bringPackages } from './run/packages.mjs';
import { bringRuntime } from './run/runtime.mjs';
import { start } from './run/start.mjs';
import { run, StepFailed } from './run/step.mjs';

const [command = 'start', ...args] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
process.chdir(dirname(here));

const commands = {
  start: (tools) => start(tools, args),
  check: (tools) => check(tools),
  test: (tools) => test(tools),
  'test:long': (tools) => test({ ...tools, env: { ...tools.env, LONG: '1' } }),
  bench: async ({ node, env }) => (await run(node, ['bench/run.ts', ...args], { env, inherit: true })).code,
  build: () => 0,
};

async function main() {
  if (!(command in commands)) {
    throw new StepFailed(`unknown command '${command}': there are ${Object.keys(commands).join(', ')}`);
  }
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(readFileSync(`${here}/help.txt`, 'utf8'));
    return 0;
  }
  const tools = await bringRuntime();
  await bringPackages(tools);
  await bringBuild(tools, { always: command === 'build' });
  return commands[command](tools);
}

// When npm is killed outright, nobody is left to stop this.
if (process.env.npm_lifecycle_event !== undefined) {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && process.kill(process.pid, 'SIGTERM'), 1_000).unref();
}

process.exitCode = await main().catch((error) => {
  if (!(error instanceof StepFailed)) throw error;
  console.error(error.message);
  // Whoever counts tests is told that none has passed.
  if (/^(check|test)/.test(command)) console.log(closingLine(0, 1, 0));
  return 1;
});
