import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { freshFolder } from '../../../../test/contract/engines.js';
import { type Child, runInChild } from '../../../../test/contract/run-in-child.js';
import { type DataDir, DataDirHeldError, openDataDir } from './data-dir.js';

const HOLD = `
import { openDataDir } from '#libs/engines/sqlite';
const [folder, address, startedAt] = process.argv.slice(1);
openDataDir(folder, { pid: process.pid, address, startedAt });
console.log('held');
setInterval(() => {}, 1_000);`;

const SINCE = '2026-11-21T10:00:00.000Z';
const me = { pid: process.pid, address: 'http://127.0.0.1:3000', startedAt: SINCE };

describe('openDataDir', () => {
  const parent = freshFolder();
  const children: Child[] = [];
  const opened: DataDir[] = [];

  afterEach(async () => {
    for (const one of opened.splice(0)) one.close();
    for (const child of children.splice(0)) {
      child.process.kill('SIGKILL');
      await child.ended;
    }
  });

  function open(folder: string): DataDir {
    const one = openDataDir(folder, me);
    opened.push(one);
    return one;
  }

  async function heldByChild(folder: string): Promise<Child> {
    const child = runInChild(HOLD, [folder, 'http://127.0.0.1:4711', SINCE]);
    children.push(child);
    await child.printed(1);
    return child;
  }

  it('makes the folder for its owner alone, and says in it who holds it', () => {
    const folder = join(parent(), 'deep', 'data');
    expect(open(folder).folder).toBe(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(JSON.parse(readFileSync(join(folder, 'holder.json'), 'utf8'))).toEqual(me);
  });

  it('refuses a folder that another process holds, and names that process', async () => {
    const child = await heldByChild(parent());
    expect(() => open(parent())).toThrow(DataDirHeldError);
    expect(() => open(parent())).toThrow(
      new RegExp(`process ${child.process.pid} at http://127\\.0\\.0\\.1:4711, since ${SINCE}`),
    );
    expect(JSON.parse(readFileSync(join(parent(), 'holder.json'), 'utf8'))).toMatchObject({ pid: child.process.pid });
  });

  it('opens again at once after its holder was killed', async () => {
    const child = await heldByChild(parent());
    child.process.kill('SIGKILL');
    expect(await child.ended).toBe('SIGKILL');
    open(parent());
    expect(JSON.parse(readFileSync(join(parent(), 'holder.json'), 'utf8'))).toEqual(me);
  });

  it('lets nobody else in while this process holds it, not even this process', async () => {
    const first = open(parent());
    expect(() => open(parent())).toThrow(`process ${process.pid} at ${me.address}`);
    const child = runInChild(HOLD, [parent(), 'nowhere', SINCE]);
    children.push(child);
    await expect(child.printed(1)).rejects.toThrow(`process ${process.pid} at ${me.address}, since ${SINCE}`);
    first.close();
    first.close();
    open(parent());
  });

  it('refuses a held folder also when its holder cannot be read', async () => {
    await heldByChild(parent());
    writeFileSync(join(parent(), 'holder.json'), '{"pid":');
    expect(() => open(parent())).toThrow('held by another process');
    rmSync(join(parent(), 'holder.json'));
    expect(() => open(parent())).toThrow('held by another process');
  });

  it('holds nothing after it could not say who it is', () => {
    mkdirSync(join(parent(), 'holder.json.new'));
    expect(() => open(parent())).toThrow('EISDIR');
    rmSync(join(parent(), 'holder.json.new'), { recursive: true });
    open(parent());
  });
});
