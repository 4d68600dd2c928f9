import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

const here = dirname(fileURLToPath(import.meta.url));
const checkout = dirname(dirname(here));

/** Names of the faults that are planted to show that the simulator finds them. */
export const plantedFaults: readonly string[] = readdirSync(join(here, 'planted'))
  .filter((name) => name.endsWith('.patch'))
  .map((name) => name.replace('.patch', ''))
  .sort();

export interface Simulated {
  readonly red: boolean;
  /** What it printed. */
  readonly said: string;
}

/** Runs seeds in a process of its own, on the sources of the checkout or on `sources`; ends at the first red one. */
export async function runSeeds(
  seeds: string,
  options: { sources?: string; args?: readonly string[] } = {},
): Promise<Simulated> {
  const { sources = checkout, args = [] } = options;
  const all = [join(here, 'run.ts'), '--seeds', seeds, '--sources', sources, '--until', 'red', '--quiet', ...args];
  try {
    const { stdout } = await run(process.execPath, all, {
      cwd: checkout,
      maxBuffer: 64e6,
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    return { red: false, said: stdout };
  } catch (error) {
    const { stdout = '', stderr = '', code } = error as { stdout?: string; stderr?: string; code?: number };
    if (code !== 1 || !stdout.includes('FAILED'))
      throw new Error(`the simulator itself failed: ${stdout}${stderr}`, { cause: error });
    return { red: true, said: stdout };
  }
}

/**
 * Looks for a planted fault: first in the run that found it last (the patch names its seed), then from the first seed
 * on. Another build of the product takes other steps, so that the hint may miss.
 */
export async function hunt(fault: string, seeds: string, sources: string): Promise<Simulated> {
  const hint = /^Seed: (\d+)$/m.exec(readFileSync(join(here, 'planted', `${fault}.patch`), 'utf8'))?.[1];
  const hinted = hint === undefined ? undefined : await runSeeds(hint, { sources });
  return hinted?.red ? hinted : runSeeds(seeds, { sources });
}

/** Runs `use` with a copy of the sources in which this fault stands; without a fault, with a plain copy. */
export async function withPlanted<T>(fault: string | undefined, use: (sources: string) => Promise<T>): Promise<T> {
  const copy = mkdtempSync(join(tmpdir(), 'mediafeed-planted-'));
  try {
    mkdirSync(join(copy, 'libs'));
    cpSync(join(checkout, 'libs'), join(copy, 'libs'), {
      recursive: true,
      filter: (path) => !path.endsWith('.spec.ts'),
    });
    cpSync(join(checkout, '.swcrc'), join(copy, '.swcrc'));
    cpSync(join(checkout, 'package.json'), join(copy, 'package.json'));
    symlinkSync(join(checkout, 'node_modules'), join(copy, 'node_modules'));
    if (fault !== undefined) {
      await run('git', ['apply', '-C1', '--recount', join(here, 'planted', `${fault}.patch`)], { cwd: copy });
    }
    return await use(copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
