import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** Lets plain Node import the sources: a relative `.js` is looked for as `.ts`, and the types are stripped. */
const HOOKS = `
import { registerHooks } from 'node:module';
registerHooks({
  resolve(specifier, context, next) {
    const source = specifier.startsWith('.') && specifier.endsWith('.js') && !context.parentURL?.includes('node_modules');
    return next(source ? specifier.slice(0, -3) + '.ts' : specifier, context);
  },
});`;

const FLAGS = ['--conditions=source', '--experimental-transform-types', '--no-warnings', '--input-type=module'];

export interface Child {
  /** For signals by the test; whoever started it sees to its end. */
  readonly process: ChildProcess;
  /** Whole lines written to standard output so far. */
  readonly lines: string[];
  /** Resolves when there are `count` lines. @throws Error when it ends before, with what it wrote to standard error */
  printed(count: number): Promise<void>;
  /** Resolves when the process is gone; answers exit code or signal. Lines are complete by then. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

/** Runs a module's text in a Node process of its own, from the repository's root, with `argv` as its arguments. */
export function runInChild(text: string, argv: readonly string[], shell?: string): Child {
  const hooks = `data:text/javascript,${encodeURIComponent(HOOKS)}`;
  const command = [process.execPath, ...FLAGS, '--import', hooks, '-e', text, '--', ...argv];
  const env = { ...process.env, NODE_OPTIONS: '' };
  const [file, ...args] = shell === undefined ? command : ['/bin/sh', '-c', `${shell}; exec "$0" "$@"`, ...command];
  const child = spawn(file!, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  return follow(child);
}

function follow(child: ChildProcess): Child {
  const lines: string[] = [];
  let rest = '';
  let errors = '';
  child.stdout!.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop()!;
    lines.push(...parts);
    child.emit('lines');
  });
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals);
  const printed = async (count: number): Promise<void> => {
    while (lines.length < count) {
      const over = await Promise.race([once(child, 'lines').then(() => false), ended.then(() => true)]);
      if (over && lines.length < count) throw new Error(`the child ended with ${lines.length} lines: ${errors}`);
    }
  };
  return { process: child, lines, printed, ended };
}
