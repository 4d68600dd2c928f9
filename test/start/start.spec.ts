import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { makePhotos } from '../processes/photos.js';
import { endProducts, startProduct } from '../processes/product.js';
import { waitUntil } from '../processes/wait-until.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'mediafeed-start-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));
afterAll(endProducts);

/** Starts what cannot start, and answers what it says and its exit status. */
async function refusal(env: Record<string, string>, args: string[] = []): Promise<{ status: number; said: string }> {
  const entry = 'dist/apps/standalone/src/main.js';
  const run = promisify(execFile)(process.execPath, [entry, ...args], {
    cwd: root,
    env: { PATH: process.env['PATH'], DATA_DIR: dataDir, PORT: '0', ...env },
    timeout: 20_000,
  });
  const failed = await run.then(
    () => undefined,
    (error: { code: number; stderr: string }) => error,
  );
  if (!failed) throw new Error('it started');
  return { status: failed.code, said: failed.stderr };
}

interface Page {
  readonly items: readonly { readonly caption: string; readonly media: readonly { readonly state: string }[] }[];
}

async function signIn(address: string, userName: string): Promise<string> {
  const body = JSON.stringify({ userName, password: 'demo demo demo' });
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${address}/v1/sessions`, { method: 'POST', headers, body });
  return ((await answer.json()) as { accessToken: string }).accessToken;
}

async function feedOf(address: string, userName: string): Promise<Page['items']> {
  const headers = { authorization: `Bearer ${await signIn(address, userName)}` };
  return ((await (await fetch(`${address}/v1/users/me/feed`, { headers })).json()) as Page).items;
}

describe('a start', () => {
  it('says where it is and what to do next, is ready, and stops cleanly on Ctrl-C', async () => {
    const product = await startProduct({ dataDir });
    expect((await fetch(`${product.address}/health/ready`)).status).toBe(200);
    await waitUntil(async () => product.output().includes('for your first photo in three calls'));
    expect(await product.end('SIGINT')).toBe(0);
  });

  it('listens on this machine alone', async () => {
    const product = await startProduct({ dataDir });
    expect(new URL(product.address).hostname).toBe('127.0.0.1');
    await product.end('SIGTERM');
  });

  it('refuses a data directory that another process holds, and says who holds it', async () => {
    const product = await startProduct({ dataDir });
    const { status, said } = await refusal({});
    expect(status).toBe(2);
    expect(said).toContain(dataDir);
    expect(said).toContain(`process ${product.process.pid}`);
    expect((await fetch(`${product.address}/health/ready`)).status).toBe(200);
    await product.end('SIGTERM');
    const next = await startProduct({ dataDir });
    await next.end('SIGTERM');
  });

  it('takes over from a process that was killed', async () => {
    await (await startProduct({ dataDir })).end('SIGKILL');
    const next = await startProduct({ dataDir });
    expect(await next.end('SIGTERM')).toBe(0);
  });

  it('is stopped by a bad setting, by name', async () => {
    const { status, said } = await refusal({ PORT: 'http', LOG_LEVEL: 'loud' }, ['--verbose']);
    expect(status).toBe(2);
    for (const name of ['PORT', 'LOG_LEVEL', '--verbose']) expect(said).toContain(`${name}: `);
  });

  it('says which port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const { status, said } = await refusal({ PORT: String(port) });
    other.close();
    expect(status).toBe(2);
    expect(said).toContain(String(port));
  });

  it('refuses a log that is not the one that the store was made from, and says what to do', async () => {
    await (await startProduct({ dataDir })).end('SIGTERM');
    for (const end of ['', '-wal', '-shm']) await rm(join(dataDir, `log.sqlite${end}`), { force: true });
    const { status, said } = await refusal({});
    expect(status).toBe(2);
    expect(said).toContain('Put the log and the store of one installation together again');
  });

  it('refuses a store that was emptied beside a log that was folded, and says what to do', async () => {
    const photos = join(dataDir, 'photos');
    await makePhotos(photos, 1, 400);
    const product = await startProduct({ dataDir, args: ['--demo', photos] });
    await waitUntil(async () => product.output().includes('Demo: '));
    await waitUntil(async () => (await feedOf(product.address, 'eve')).length > 0);
    await product.end('SIGTERM');
    for (const end of ['', '-wal', '-shm']) await rm(join(dataDir, `store.sqlite${end}`), { force: true });
    const { status, said } = await refusal({});
    expect(status).toBe(2);
    expect(said).toContain('Put that store back');
  });

  it('of one app alone is refused while log and store lie in one process', async () => {
    const child = spawn(process.execPath, ['dist/apps/feed/src/main.js'], { cwd: root, env: { DATA_DIR: dataDir } });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    expect(await once(child, 'exit')).toEqual([2, null]);
    expect(said).toContain('Start apps/standalone');
  });

  it('keeps secrets to their owner, and out of the logs', async () => {
    const photos = join(dataDir, 'photos');
    await makePhotos(photos, 1, 400);
    const product = await startProduct({ dataDir, env: { LOG_LEVEL: 'debug' }, args: ['--demo', photos] });
    await waitUntil(async () => product.output().includes('Demo: '));
    const token = await signIn(product.address, 'ann');
    await fetch(`${product.address}/v1/users/me`, { headers: { authorization: `Bearer ${token}` } });
    const key = await readFile(join(dataDir, 'secrets', 'signing-key.pem'), 'utf8');
    await product.end('SIGTERM');
    const logged = product.output().replace(/^ {2}Demo: .*$/m, '');
    for (const secret of [token, 'demo demo demo', key.split('\n')[1]!]) expect(logged).not.toContain(secret);
  });
});

describe('--demo', () => {
  it('makes people who follow each other and posts the photos of a folder, once, with no decoder in the process', async () => {
    const photos = join(dataDir, 'photos');
    await makePhotos(photos, 5, 700);
    const start = { dataDir: join(dataDir, 'data'), args: ['--demo', photos] };
    const product = await startProduct(start);
    await waitUntil(async () => product.output().includes('Demo: '));
    const shown = await waitUntil(async () => {
      const items = await feedOf(product.address, 'eve');
      return items.length === 4 && items;
    });
    expect(shown.flatMap(({ media }) => media.map(({ state }) => state))).toEqual(Array(4).fill('ready'));
    // The process that took and served the photos never loaded a decoder.
    expect(await readFile(`/proc/${product.process.pid}/maps`, 'utf8')).not.toMatch(/libvips|sharp/);
    await product.end('SIGTERM');
    const again = await startProduct(start);
    await waitUntil(async () => again.output().includes('are here already'));
    expect(await feedOf(again.address, 'eve')).toHaveLength(4);
    await again.end('SIGTERM');
  });
});
