import { existsSync } from 'node:fs';
import { readFile, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readConfig, settingNames } from '../../libs/wiring/src/config/config.js';
import { root } from './cruise.js';
import { type Command, StubCheckout } from './stub-checkout.js';

describe('npm start', () => {
  let checkout: StubCheckout;
  let started: Command[];
  beforeEach(async () => {
    checkout = await StubCheckout.make();
    started = [];
  });
  afterEach(async () => {
    for (const command of started) command.child.kill('SIGTERM');
    await Promise.all(started.map((command) => command.status));
    await checkout.remove();
  });

  async function start(...args: string[]): Promise<Command> {
    const command = checkout.spawn(['start', ...args]);
    started.push(command);
    await command.printed('running');
    return command;
  }
  async function stop(command: Command): Promise<void> {
    command.child.kill('SIGTERM');
    expect(await command.status).toBe(0);
  }

  it('builds at first, then only what has changed, and forgets outputs without a source', async () => {
    await stop(await start());
    await stop(await start());
    expect(await checkout.builds()).toBe(1);

    const source = join(checkout.folder, 'libs/feed/src/index.ts');
    await utimes(source, 1, 1);
    await stop(await start());
    expect(await checkout.builds()).toBe(2);
    expect(existsSync(join(checkout.folder, 'dist/libs/feed/src/index.js'))).toBe(true);

    await rm(source);
    await stop(await start());
    expect(await checkout.builds()).toBe(3);
    expect(existsSync(join(checkout.folder, 'dist/libs/feed/src/index.js'))).toBe(false);
  });

  it('hands its arguments on', async () => {
    const command = await start('--demo', 'a folder');
    expect(command.output).toContain('running --demo a folder');
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('ends well when it is stopped by %s', async (signal) => {
    const command = await start();
    command.child.kill(signal);
    command.child.kill(signal); // npm and the terminal both send it
    expect(await command.status).toBe(0);
    expect(command.output).toContain(`stopped by ${signal}`);
    expect(command.output).not.toContain('at once');
  });

  it('takes the product along when it is killed', async () => {
    const command = await start();
    command.child.kill('SIGKILL');
    await command.status;
    expect(command.output).toContain('stopped by disconnect');
  });

  it('ends with the status of the product', async () => {
    await checkout.write('apps/standalone/src/main.ts', 'process.exit(2);');
    expect(await checkout.spawn(['start']).status).toBe(2);
  });

  it('stops at a build that fails, with what the builder says', async () => {
    await checkout.write('node_modules/@nestjs/cli/bin/nest.js', 'console.log("no such type"); process.exit(1);');
    const command = checkout.spawn(['start']);
    expect(await command.status).toBe(1);
    expect(command.output).toContain('no such type');
  });

  it('prints its help without installing or building anything', async () => {
    await rm(join(checkout.folder, 'node_modules'), { recursive: true });
    const command = checkout.spawn(['start', '--help']);
    expect(await command.status).toBe(0);
    for (const name of [...settingNames, '--demo']) expect(command.output).toContain(name);
    expect(await checkout.builds()).toBe(0);
  });

  it('tells the defaults that the product has', async () => {
    const { http, logLevel, celebrityFollowers, signingKeyFile } = readConfig({}, [], '/');
    const help = await readFile(join(root, 'scripts/help.txt'), 'utf8');
    const defaults = Object.fromEntries(
      [...help.matchAll(/^ {2}([A-Z_]+) +\S.* {2,}(\S.*)$/gm)].map(([, k, v]) => [k, v]),
    );
    expect(defaults).toEqual({
      ...{ PORT: String(http.port), HOST: http.host, DATA_DIR: './data', LOG_LEVEL: logLevel },
      CELEBRITY_FOLLOWERS: String(celebrityFollowers),
      RATE_LIMITS: http.rateLimits ? 'on' : 'off',
      TRUSTED_PROXIES: http.trustedProxies.join(',') || 'none',
      SIGNING_KEY_FILE: signingKeyFile ?? 'made in DATA_DIR',
    });
  });
});

describe('npm test', () => {
  const test = (title: string, status: string) => ({ ancestorTitles: ['log'], title, status });
  const suite = (status: string, ...assertionResults: object[]) => ({ name: 'a.spec.ts', status, assertionResults });
  const good = test('keeps order', 'passed');
  let checkout: StubCheckout;
  beforeAll(async () => {
    checkout = await StubCheckout.make();
  });
  afterAll(async () => {
    await checkout.remove();
  });

  async function closing(suites: object[], env: Record<string, string> = {}): Promise<[string, number | null, string]> {
    await checkout.write('given-results.json', JSON.stringify({ testResults: suites }));
    const command = checkout.spawn(['test'], env);
    const status = await command.status;
    return [command.output.trimEnd().split('\n').at(-1) ?? '', status, command.output];
  }

  it('closes with the sums of checks and tests', async () => {
    const results = await closing([suite('passed', good, good), suite('passed', good)]);
    expect(results.slice(0, 2)).toEqual(['7 passed, 0 failed, 0 skipped', 0]);
  });

  it('names what failed', async () => {
    const [line, status, output] = await closing([suite('failed', good, test('loses nothing', 'failed'))]);
    expect([line, status]).toEqual(['5 passed, 1 failed, 0 skipped', 1]);
    expect(output).toContain('failed: a.spec.ts: log › loses nothing');
  });

  it('counts a check that fails and a spec that does not run', async () => {
    await checkout.write('node_modules/eslint/bin/eslint.js', 'console.log("no-var"); process.exit(1);');
    const [line, status, output] = await closing([suite('passed', good), suite('failed')]);
    await checkout.write('node_modules/eslint/bin/eslint.js', '');
    expect([line, status]).toEqual(['4 passed, 2 failed, 0 skipped', 1]);
    expect(output).toContain('no-var');
    expect(output).toContain('failed: a.spec.ts did not run');
  });

  it('names what was skipped, with the reason, and fails where every engine is required', async () => {
    const suites = [suite('passed', good, test('keeps order on kafka (no broker)', 'pending'))];
    const [line, status, output] = await closing(suites);
    expect([line, status]).toEqual(['5 passed, 0 failed, 1 skipped', 0]);
    expect(output).toContain('skipped: a.spec.ts: log › keeps order on kafka (no broker)');
    const required = await closing(suites, { REQUIRE_ENGINES: '1' });
    expect(required.slice(0, 2)).toEqual(['5 passed, 1 failed, 0 skipped', 1]);
  });

  it('fails on a skip without a reason', async () => {
    const results = await closing([suite('passed', good, test('keeps order', 'pending'))]);
    expect(results.slice(0, 2)).toEqual(['5 passed, 1 failed, 0 skipped', 1]);
  });

  it('fails when no test was run', async () => {
    expect((await closing([])).slice(0, 2)).toEqual(['4 passed, 1 failed, 0 skipped', 1]);
    const without = await closing([suite('passed', good)], { NO_RESULTS: '1' });
    expect(without.slice(0, 2)).toEqual(['4 passed, 1 failed, 0 skipped', 1]);
  });

  it('counts a build that fails', async () => {
    const broken = await StubCheckout.make();
    await broken.write('node_modules/@nestjs/cli/bin/nest.js', 'process.exit(1);');
    const command = broken.spawn(['test']);
    expect(await command.status).toBe(1);
    // The builder's own words come by another pipe, before it or after.
    expect(command.output).toMatch(/^0 passed, 1 failed, 0 skipped$/m);
    await broken.remove();
  });

  it('refuses a command that it does not know', async () => {
    const command = checkout.spawn(['tset']);
    expect(await command.status).toBe(1);
    expect(command.output).toContain("unknown command 'tset'");
  });
});
