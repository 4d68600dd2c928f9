import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from './cruise.js';

/** Builds by copying, and writes down that it did. */
const builder = `
import { appendFileSync, cpSync, readdirSync } from 'node:fs';
appendFileSync('builds', 'x');
for (const top of ['apps', 'libs']) cpSync(top, 'dist/' + top, { recursive: true });
for (const file of readdirSync('dist', { recursive: true, withFileTypes: true })) {
  const path = file.parentPath + '/' + file.name;
  if (path.endsWith('.ts')) cpSync(path, path.replace(/ts$/, 'js'));
}`;

/** Says that it runs, and what made it stop. */
const product = `
const stop = (why) => { console.log('stopped by ' + why); process.exit(0); };
for (const signal of ['SIGINT', 'SIGTERM', 'disconnect']) process.on(signal, () => stop(signal));
setInterval(() => undefined, 1000);
console.log('running ' + process.argv.slice(2).join(' '));`;

/** Writes the results that the test gave it. */
const jest = `
import { copyFileSync } from 'node:fs';
const to = process.argv.find((arg) => arg.startsWith('--outputFile='));
if (process.env.NO_RESULTS === undefined) copyFileSync('given-results.json', to.slice('--outputFile='.length));`;

/** A checkout with the real scripts, whose tools and product are stubs: nothing is installed or compiled. */
export class StubCheckout {
  private constructor(readonly folder: string) {}

  static async make(): Promise<StubCheckout> {
    const checkout = new StubCheckout(await realpath(await mkdtemp(join(tmpdir(), 'mediafeed-scripts-'))));
    await cp(join(root, 'scripts'), join(checkout.folder, 'scripts'), { recursive: true });
    for (const file of ['package.json', '.swcrc', 'nest-cli.json', 'tsconfig.json', 'tsconfig.build.json']) {
      await cp(join(root, file), join(checkout.folder, file));
    }
    await checkout.write('package-lock.json', '{}');
    await checkout.write('node_modules/.mediafeed-lock', createHash('sha256').update('{}').digest('hex'));
    await checkout.write('node_modules/@nestjs/cli/bin/nest.js', builder);
    await checkout.write('node_modules/jest/bin/jest.js', jest);
    for (const tool of ['eslint/bin/eslint.js', 'typescript/bin/tsc', 'prettier/bin/prettier.cjs']) {
      await checkout.write(`node_modules/${tool}`, '');
    }
    await checkout.write('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', '');
    await checkout.write('apps/standalone/src/main.ts', product);
    await checkout.write('libs/feed/src/index.ts', 'export {};');
    return checkout;
  }

  async write(path: string, text: string): Promise<void> {
    await mkdir(dirname(join(this.folder, path)), { recursive: true });
    await writeFile(join(this.folder, path), text);
  }

  async builds(): Promise<number> {
    return (await readFile(join(this.folder, 'builds'), 'utf8').catch(() => '')).length;
  }

  spawn(args: readonly string[], env: Record<string, string> = {}): Command {
    const given = { ...process.env, REQUIRE_ENGINES: '', ...env };
    return new Command(spawn(process.execPath, [join(this.folder, 'scripts/run.mjs'), ...args], { env: given }));
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true });
  }
}

/** A command under way, and what it has printed so far. */
export class Command {
  output = '';
  /** Its status once its output has ended as well: so whoever it started has gone, too. */
  readonly status: Promise<number | null>;

  constructor(readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (this.output += String(text)));
    this.status = new Promise((resolve) => child.on('close', resolve));
  }

  /** Resolves once `text` was printed. @throws Error when it ended without */
  async printed(text: string): Promise<void> {
    while (!this.output.includes(text)) {
      const more = new Promise<boolean>((resolve) => this.child.stdout?.once('data', () => resolve(true)));
      if (!(await Promise.race([more, this.status.then(() => false)]))) break;
    }
    if (!this.output.includes(text)) throw new Error(`it ended without '${text}':\n${this.output}`);
  }
}
