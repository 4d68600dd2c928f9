import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { groupNames } from '#libs/events';
import type { Consumer } from '#libs/stream';
import type { App } from '#libs/wiring';
import { root } from './cruise.js';
import { type AppOutline, forgotten } from './forgotten.js';

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
  return { name, groups: app.consumers.map(groupOf), serves: app.serves };
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
    expect(forgotten(groupNames, more({ name: 'fold-again', groups: ['feed'], serves: [] }))).toEqual([
      'group feed: feed and fold-again both start it',
    ]);
    expect(forgotten(groupNames, more({ name: 'idle', groups: [], serves: [] }))).toEqual([
      'app idle: starts no group and serves no route',
    ]);
    expect(forgotten(groupNames, more({ name: 'other-api', groups: ['audit'], serves: ['other-api'] }))).toEqual([
      'routes of other-api: standalone does not serve them',
      'group audit: no topic has it',
    ]);
    expect(forgotten(groupNames, apps.slice(0, 1))).toEqual(['app standalone: is missing']);
  });
});

describe('apps', () => {
  it.each(names)('%s decides nothing in its main.ts', (name) => {
    const main = join(root, 'apps', name, 'src/main.ts');
    expect(existsSync(main)).toBe(true);
    expect(readFileSync(main, 'utf8')).not.toMatch(/\b(if|switch|while|for)\b|\?[^.]/);
  });
});
