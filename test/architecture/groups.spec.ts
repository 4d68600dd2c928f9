import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { groupNames } from '#libs/events';
import type { Consumer } from '#libs/stream';
import type { App } from '#libs/wiring';
import { root } from './cruise.js';
import { type AppOutline, forgotten, forgottenSweeps } from './forgotten.js';

const names = readdirSync(join(root, 'apps'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/** A consumer says its group once it is made; no fold is called here, so anything will do for what it folds with. */
function groupOf(consumer: App['consumers'][number]): string {
  const anything: unknown = new Proxy(() => undefined, { get: () => anything });
  return (Reflect.construct(consumer, new Array(9).fill(anything)) as Consumer).group;
}

async function outline(name: string): Promise<AppOutline> {
  const module = (await import(join(root, 'apps', name, 'src/app.ts'))) as Record<string, App>;
  const app = Object.values(module).find((one) => one.name === name);
  if (app === undefined) throw new Error(`apps/${name}/src/app.ts exports no app of that name`);
  const sweeps = (app.sweeps ?? []).map(({ name: sweep }) => sweep);
  return { name, groups: app.consumers.map(groupOf), sweeps, serves: app.serves };
}

describe('consumer groups', () => {
  let apps: AppOutline[];
  beforeAll(async () => {
    apps = await Promise.all(names.map(outline));
  });

  it('are each started by one app, and by standalone', () => {
    expect(forgotten(groupNames, apps)).toEqual([]);
  });

  it('are named when they are forgotten', () => {
    expect(forgotten([...groupNames, 'thumbs'], apps)).toEqual([
      'group thumbs: no app starts it',
      'group thumbs: standalone does not start it',
    ]);
    const more = (outline: AppOutline) => [...apps, outline];
    expect(forgotten(groupNames, more({ name: 'fold-again', groups: ['feed'], sweeps: [], serves: [] }))).toEqual([
      'group feed: feed and fold-again both start it',
    ]);
    expect(forgotten(groupNames, more({ name: 'idle', groups: [], sweeps: [], serves: [] }))).toEqual([
      'app idle: starts no group and serves no route',
    ]);
    expect(
      forgotten(groupNames, more({ name: 'other-api', groups: ['audit'], sweeps: [], serves: ['other-api'] })),
    ).toEqual(['routes of other-api: standalone does not serve them', 'group audit: no topic has it']);
    expect(forgotten(groupNames, apps.slice(0, 1))).toEqual(['app standalone: is missing']);
  });
});

/** Classes of the product's own code that are sweeps of an app; those of the engines' files run with the engines. */
function sweepNames(): string[] {
  const files = readdirSync(join(root, 'libs'), { recursive: true, encoding: 'utf8' });
  const code = files.filter((file) => /^[a-z]+\/src\/.*\.ts$/.test(file) && !/^wiring|\.spec\.ts$/.test(file));
  return code.flatMap((file) => {
    const found = readFileSync(join(root, 'libs', file), 'utf8').matchAll(/class (\w+) extends Sweep\b/g);
    return [...found].map(([, name]) => name!);
  });
}

describe('sweeps', () => {
  it('are each run by one app, and by standalone', async () => {
    const all = sweepNames();
    expect(all).toContain('SweepRequestClaims');
    expect(forgottenSweeps(all, await Promise.all(names.map(outline)))).toEqual([]);
  });

  it('are named when they are forgotten', () => {
    const app = (name: string, ...sweeps: string[]): AppOutline => ({ name, groups: [], sweeps, serves: [] });
    const all = [app('activity', 'A', 'B'), app('media', 'B'), app('standalone', 'A')];
    expect(forgottenSweeps(['A', 'B', 'C'], all)).toEqual([
      'sweep B: runs in activity and media',
      'sweep B: standalone does not run it',
      'sweep C: runs in no app',
      'sweep C: standalone does not run it',
    ]);
  });
});

describe('apps', () => {
  it.each(names)('%s decides nothing in its main.ts', (name) => {
    const main = join(root, 'apps', name, 'src/main.ts');
    expect(existsSync(main)).toBe(true);
    expect(readFileSync(main, 'utf8')).not.toMatch(/\b(if|switch|while|for)\b|\?[^.]/);
  });
});
