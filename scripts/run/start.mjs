import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const program = 'dist/apps/standalone/src/main.js';
/** A terminal's Ctrl-C reaches us twice, from the terminal and from npm: within this time it is one. */
const onceMs = 1_000;

/**
 * Runs the product until it ends. It leads a process group of its own, so that it gets each signal once, from here;
 * when this process is killed, the closed channel tells it.
 */
export function start({ node, env }, args) {
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', program, ...args], {
    env,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let askedAt;
  let killed = false;
  const ask = (signal) => {
    if (askedAt === undefined) {
      askedAt = Date.now();
      child.kill(signal);
    } else if (signal === 'SIGINT' && !killed && Date.now() - askedAt > onceMs) {
      killed = true;
      console.error('Stopping at once.');
      killGroup(child);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => ask(signal));
  process.on('SIGHUP', () => ask('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      // Asked to stop before it could listen for signals, it ends by the signal: that is clean as well.
      const stopped = askedAt !== undefined && (signal === 'SIGINT' || signal === 'SIGTERM');
      resolve(stopped ? 0 : (code ?? 128 + constants.signals[signal]));
    });
  });
}

function killGroup(child) {
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
