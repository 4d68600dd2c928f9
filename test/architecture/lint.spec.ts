import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { root } from './cruise.js';
import { lints } from './planted-lint.js';

type Report = readonly { filePath: string; messages: readonly { ruleId: string | null; message: string }[] }[];

describe('lint rules', () => {
  let tree: string;
  let broken: Map<string, string[]>;

  beforeAll(async () => {
    tree = await realpath(await mkdtemp(join(tmpdir(), 'mediafeed-lint-')));
    for (const file of ['package.json', 'tsconfig.json', 'eslint.config.js'])
      await cp(join(root, file), join(tree, file));
    await symlink(join(root, 'node_modules'), join(tree, 'node_modules'));
    for (const { file, text } of lints) {
      await mkdir(dirname(join(tree, file)), { recursive: true });
      await writeFile(join(tree, file), text);
    }
    const report = await lint(tree);
    broken = new Map(
      report.map(({ filePath, messages }) => [
        relative(tree, filePath),
        messages.map(({ ruleId, message }) => ruleId ?? message),
      ]),
    );
  }, 60_000);

  afterAll(async () => {
    await rm(tree, { recursive: true });
  });

  it.each(lints.map((one) => ({ ...one, rules: one.breaks.join(' and ') || 'nothing' })))(
    '$rules: fires on $file',
    ({ file, breaks }) => {
      expect(broken.get(file)).toEqual(breaks);
    },
  );
});

async function lint(folder: string): Promise<Report> {
  const args = [join(root, 'node_modules/eslint/bin/eslint.js'), '--format', 'json', 'libs', 'apps'];
  const run = promisify(execFile)(process.execPath, args, { cwd: folder, maxBuffer: 2 ** 26 });
  const { stdout } = await run.catch((error: unknown) => {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    if (stdout.startsWith('[')) return { stdout };
    throw new Error(`eslint did not run: ${stderr}`, { cause: error });
  });
  return JSON.parse(stdout) as Report;
}
