import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, resolve } from 'node:path';
import { must, run, StepFailed, tell } from './step.mjs';

const oldest = [24, 9];
const pinned = '24.21.0';
const platforms = ['linux-x64', 'linux-arm64'];

/**
 * The Node that everything runs on: the host's, or where that is too old a pinned one in .runtime/.
 * Answers {node, npm, env}: paths to the two, and an environment in whose PATH that Node comes first.
 */
export async function bringRuntime() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return toolsFor(process.execPath);
  const platform = `${process.platform}-${process.arch}`;
  if (!platforms.includes(platform)) {
    throw new StepFailed(
      `mediafeed needs Node ${oldest.join('.')} or newer; this is ${process.versions.node}, and none can be fetched ` +
        `for ${platform}. Install Node 24, put it first in PATH, and run the same command again.`,
    );
  }
  const node = resolve(`.runtime/node_modules/node-${platform}/bin/node`);
  const mark = '.runtime/ready';
  if (!existsSync(mark) || readFileSync(mark, 'utf8') !== pinned || !existsSync(node)) {
    if ((await versionOf(node)) !== `v${pinned}`) await fetchNode(`node-${platform}@${pinned}`);
    if ((await versionOf(node)) !== `v${pinned}`) {
      throw new StepFailed(`The fetched Node ${pinned} does not run here. Install Node 24 and put it first in PATH.`);
    }
    writeFileSync(mark, pinned);
  }
  return toolsFor(node);
}

function toolsFor(node) {
  const given = process.env.npm_execpath ?? '';
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` };
  const npm = given.endsWith('npm-cli.js') ? [node, given] : ['npm'];
  return { node, npm, env };
}

async function versionOf(node) {
  if (!existsSync(node)) return undefined;
  const { output } = await run(node, ['--version']).catch(() => ({ output: '' }));
  return output.trim();
}

async function fetchNode(name) {
  mkdirSync('.runtime', { recursive: true });
  const { npm, env } = toolsFor(process.execPath);
  const flags = [
    '--prefix',
    '.runtime',
    '--no-save',
    '--no-package-lock',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
  ];
  const [program, ...args] = [...npm, 'install', ...flags, '--loglevel=error', name];
  await tell(`Node ${process.versions.node} is too old: fetching Node ${pinned} into .runtime (190 MB)`, () =>
    must(program, args, { env }).catch(() => must(program, args, { env })),
  );
}
