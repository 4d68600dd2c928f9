import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cruise, cruiserConfig, root } from './cruise.js';
import type { Cruise } from './cruise.js';
import { breaches, packages, sound } from './planted-imports.js';

const config = createRequire(import.meta.url)(cruiserConfig) as { forbidden: { name: string }[] };
const ruleNames = config.forbidden.map((rule) => rule.name);

describe('import rules', () => {
  let tree: string;
  let planted: Cruise;

  beforeAll(async () => {
    tree = await mkdtemp(join(tmpdir(), 'mediafeed-imports-'));
    for (const file of ['package.json', 'tsconfig.json']) await cp(join(root, file), join(tree, file));
    const stubs = packages.flatMap((name) => [
      [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' })],
      [`node_modules/${name}/index.js`, ''],
    ]);
    const files = [...stubs, ...Object.entries(sound), ...breaches.map(({ file, text }) => [file, text])];
    for (const [path, text] of files as [string, string][]) {
      await mkdir(dirname(join(tree, path)), { recursive: true });
      await writeFile(join(tree, path), text);
    }
    planted = await cruise(tree, ['libs', 'apps', 'test']);
  }, 30_000);

  afterAll(async () => {
    await rm(tree, { recursive: true });
  });

  it.each(breaches.map((breach) => ({ ...breach, rules: breach.breaks.join(' and ') || 'nothing more' })))(
    '$rules: fires on $file',
    ({ file, breaks }) => {
      expect(planted.broken.get(file) ?? []).toEqual([...breaks].sort());
    },
  );

  it('none fires on what the table allows', () => {
    const bad = new Set(breaches.map(({ file }) => file));
    expect([...planted.broken].filter(([file]) => !bad.has(file))).toEqual([]);
  });

  it('each has a planted breach', () => {
    const planted = new Set(breaches.flatMap(({ breaks }) => breaks));
    expect(ruleNames.filter((name) => !planted.has(name))).toEqual([]);
  });

  it('sees package imports as the sources that they stand for', () => {
    expect(planted.imports.get('libs/account/src/sign-in.ts')).toContain('libs/stream/src/ports.ts');
    expect(planted.imports.get('libs/wiring/src/profiles.ts')).toContain('libs/engines/sqlite/src/index.ts');
    expect(planted.imports.get('apps/standalone/src/app.ts')).toContain('apps/feed/src/app.ts');
  });

  it('none is broken in this repository', async () => {
    const { broken, imports } = await cruise(root, ['libs', 'apps']);
    expect(Object.fromEntries(broken)).toEqual({});
    expect(imports.size).toBeGreaterThan(20);
  }, 30_000);
});
