import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A real process of the product under test. */
export interface Product {
  readonly address: string;
  readonly process: ChildProcess;
  /** Everything that it wrote so far. */
  output(): string;
  /** Sends the signal and resolves with the exit status once it has ended. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

export interface Start {
  readonly dataDir: string;
  /** Relative to the repository. */
  readonly entry?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Answers messages of the process: only for entries that send some. */
  readonly message?: (message: unknown, child: ChildProcess) => void;
}

/** A start that takes longer has failed. */
const START_LIMIT_MS = 30_000;

const running = new Set<ChildProcess>();

/** Kills whatever a failed test left running: for `afterAll`. */
export function endProducts(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** Starts the compiled product on a free port and waits until it says that it is ready. */
export async function startProduct(start: Start): Promise<Product> {
  const { dataDir, entry = 'dist/apps/standalone/src/main.js', args = [], env = {}, message } = start;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', entry, ...args], {
    cwd: root,
    env: { PATH: process.env['PATH'], PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...env },
    stdio: message ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  let output = '';
  if (message) child.on('message', (sent) => message(sent, child));
  const ended = once(child, 'exit');
  const address = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`not ready within ${START_LIMIT_MS} ms:\n${output}`));
    }, START_LIMIT_MS);
    for (const stream of [child.stdout!, child.stderr!]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        const ready = /mediafeed is ready on (http:\S+)/.exec(output);
        if (!ready) return;
        clearTimeout(late);
        resolve(ready[1]!);
      });
    }
    void ended.then(([status]) => reject(new Error(`ended with ${String(status)} before it was ready:\n${output}`)));
  });
  return {
    address,
    process: child,
    output: () => output,
    end: async (signal) => {
      child.kill(signal);
      const [status] = (await ended) as [number | null];
      return status;
    },
  };
}
