import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** What the person at the terminal reads; nothing of ours is broken. */
export class StepFailed extends Error {}

const live = process.stdout.isTTY === true;
const running = new Set();

function stopAll(signal) {
  for (const child of running) child.kill('SIGTERM');
  process.exit(128 + constants.signals[signal]);
}

/** Whoever stops us stops what we run; where nothing runs, a signal does what it does by itself. */
export function watch(child) {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  if (running.size === 0) signals.forEach((signal) => process.on(signal, stopAll));
  running.add(child);
  return () => {
    running.delete(child);
    if (running.size === 0) signals.forEach((signal) => process.off(signal, stopAll));
  };
}

export const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/**
 * Runs a program, its output kept back. Answers {code, output}; `code` is 128 + n after signal n, as a shell has it.
 */
export function run(program, args, { env, inherit = false } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = ['ignore', inherit ? 'inherit' : 'pipe', inherit ? 'inherit' : 'pipe'];
    const child = spawn(program, args, { env, stdio });
    const output = [];
    child.stdout?.on('data', (bytes) => output.push(bytes));
    child.stderr?.on('data', (bytes) => output.push(bytes));
    const unwatch = watch(child);
    child.on('error', (error) => {
      unwatch();
      reject(new StepFailed(`${program} cannot be run: ${error.message}`));
    });
    child.on('close', (code, signal) => {
      unwatch();
      resolve({ code: code ?? 128 + constants.signals[signal], output: Buffer.concat(output).toString() });
    });
  });
}

/** Says what happens while `work` takes its time: a running clock on a terminal, a line every ten seconds elsewhere. */
export async function tell(what, work) {
  const since = Date.now();
  if (!live) console.log(`${what} ...`);
  const show = () => {
    const elapsed = Math.round((Date.now() - since) / 1000);
    if (live) process.stdout.write(`\r\x1b[K${what} ... ${elapsed} s`);
    else console.log(`${what} ... ${elapsed} s`);
  };
  if (live) show();
  const timer = setInterval(show, live ? 1_000 : 10_000);
  let end = 'failed';
  try {
    const result = await work();
    end = 'done';
    return result;
  } finally {
    clearInterval(timer);
    console.log(`${live ? '\r\x1b[K' : ''}${what}: ${end} after ${seconds(since)}`);
  }
}

/** @throws StepFailed with the program's own output */
export async function must(program, args, options) {
  const { code, output } = await run(program, args, options);
  if (code !== 0) throw new StepFailed(`${output.trimEnd()}\n(${program} ${args[0]} ended with ${code})`);
}
