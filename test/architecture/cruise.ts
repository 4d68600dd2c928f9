import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const cruiserConfig = join(root, '.dependency-cruiser.cjs');

export interface Cruise {
  /** Names of the broken rules, sorted, by file. */
  readonly broken: ReadonlyMap<string, readonly string[]>;
  /** Files that each file imports, as they were resolved. */
  readonly imports: ReadonlyMap<string, readonly string[]>;
}

interface Output {
  readonly modules: readonly { source: string; dependencies: readonly { resolved: string }[] }[];
  readonly summary: { readonly violations: readonly { from: string; rule: { name: string } }[] };
}

/** Runs the import rules over the tree in `folder`, as `npm run check` does. */
export async function cruise(folder: string, parts: readonly string[]): Promise<Cruise> {
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const args = [program, '--config', cruiserConfig, '--output-type', 'json', ...parts];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder, maxBuffer: 2 ** 26 }).catch(
    (error: unknown) => {
      // Its exit code is the number of violations; without JSON it did not run.
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      if (stdout.startsWith('{')) return { stdout };
      throw new Error(`dependency-cruiser did not run: ${stdout}${stderr}`, { cause: error });
    },
  );
  const { modules, summary } = JSON.parse(stdout) as Output;
  const broken = new Map<string, string[]>();
  for (const { from, rule } of summary.violations) {
    broken.set(from, [...new Set([...(broken.get(from) ?? []), rule.name])].sort());
  }
  const imports = new Map(modules.map(({ source, dependencies }) => [source, dependencies.map((one) => one.resolved)]));
  return { broken, imports };
}
