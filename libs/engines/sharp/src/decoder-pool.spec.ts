import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { UnavailableError } from '#libs/events';
import { decoderEntry } from './decoder-entry.js';
import { DecoderPool, type DecoderPoolOptions } from './decoder-pool.js';

const signal = new AbortController().signal;
const probed = { kind: 'probed', width: 4, height: 3 };
let folder = '';
const opened: DecoderPool[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'decoder-pool-'));
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((pool) => pool.close()));
  await rm(folder, { recursive: true, force: true });
});

/**
 * A pool of children that run `onJob` for each job; its file's name is in `job.file`. `starts` is a file that gets a
 * line with its process id from each child that starts.
 */
async function poolOf(onJob: string, options: Partial<DecoderPoolOptions> = {}): Promise<DecoderPool> {
  const entry = join(folder, 'entry.mjs');
  const start = `import { appendFileSync } from 'node:fs'; appendFileSync(${JSON.stringify(starts())}, process.pid + '\\n');`;
  const serve = `process.on('message', (job) => { ${onJob} }); process.send({ kind: 'ready' });`;
  await writeFile(entry, `${start} const answer = () => process.send(${JSON.stringify(probed)}); ${serve}`);
  return opens({ entry, size: 1, ...options });
}

function opens(options: Partial<DecoderPoolOptions>): DecoderPool {
  const pool = new DecoderPool(options);
  opened.push(pool);
  return pool;
}

function starts(): string {
  return join(folder, 'starts');
}

async function started(): Promise<readonly number[]> {
  return (await readFile(starts(), 'utf8').catch(() => '')).split('\n').filter(Boolean).map(Number);
}

/** A process that nobody has waited for yet is a zombie: it is gone as well. */
async function lives(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => 'x) Z');
  return !/\) [ZX]/.test(status);
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await wait(10);
}

const job = (file: string) => ({ kind: 'probe', file }) as const;

describe('DecoderPool', () => {
  it('kills a child that hangs at the deadline, and serves the next job', async () => {
    const pool = await poolOf(`while (job.file === 'hang'); answer();`, { deadlineMs: 2_000 });
    await expect(pool.run(job('hang'), signal)).rejects.toMatchObject({
      name: 'RefusedError',
      code: 'media_too_complex',
    });
    expect(await pool.run(job('good'), signal)).toEqual(probed);
    const [hung, next] = await started();
    expect(await lives(hung as number)).toBe(false);
    expect(pool.pids()).toEqual([next]);
  });

  it('kills a child that takes too much memory', async () => {
    const hog = `const held = []; setInterval(() => held.push(Buffer.alloc(30_000_000, 1)), 5);`;
    const pool = await poolOf(`if (job.file !== 'hog') return answer(); ${hog}`, { memoryBytes: 400_000_000 });
    const refused = pool.run(job('hog'), signal);
    await expect(refused).rejects.toMatchObject({
      code: 'media_too_complex',
      message: expect.stringContaining('memory'),
    });
    expect(await pool.run(job('good'), signal)).toEqual(probed);
  });

  it('gives a job whose child died a second child, and no third', async () => {
    const pool = await poolOf(`console.error('last words'); process.kill(process.pid, 'SIGSEGV');`);
    const failed = pool.run(job('crash'), signal);
    await expect(failed).rejects.toMatchObject({
      name: 'RefusedError',
      code: 'decoder_crash',
      cause: { message: 'last words\n' },
    });
    expect(await started()).toHaveLength(2);
  });

  it('answers from the second child when the first died of something else', async () => {
    const marker = JSON.stringify(starts());
    const once = `import('node:fs').then((fs) => fs.readFileSync(${marker}, 'utf8').split('\\n').length > 2 ? answer() : process.exit(1));`;
    const pool = await poolOf(once);
    expect(await pool.run(job('good'), signal)).toEqual(probed);
    expect(await started()).toHaveLength(2);
  });

  it('replaces a child that died between two jobs', async () => {
    const pool = await poolOf('answer();');
    await pool.run(job('one'), signal);
    const [pid] = pool.pids();
    process.kill(pid as number, 'SIGKILL');
    await until(async () => !(await lives(pid as number)));
    expect(await pool.run(job('two'), signal)).toEqual(probed);
  });

  it('replaces a child after its share of jobs', async () => {
    const pool = await poolOf('answer();', { jobsPerChild: 2 });
    for (const file of ['1', '2', '3', '4', '5']) await pool.run(job(file), signal);
    expect(await started()).toHaveLength(3);
  });

  it('kills the child of an aborted job, and lets a waiting one leave the line', async () => {
    const pool = await poolOf(`if (job.file !== 'hang') answer();`);
    const [running, waiting] = [new AbortController(), new AbortController()];
    const hung = pool.run(job('hang'), running.signal);
    const left = pool.run(job('never'), waiting.signal);
    const after = pool.run(job('good'), signal);
    await until(async () => (await started()).length === 1);
    waiting.abort();
    await expect(left).rejects.toBeInstanceOf(UnavailableError);
    running.abort();
    await expect(hung).rejects.toBeInstanceOf(UnavailableError);
    expect(await lives((await started())[0] as number)).toBe(false);
    expect(await after).toEqual(probed);
  });

  it('serves first who came first, one job a child at a time', async () => {
    const log = JSON.stringify(join(folder, 'order'));
    const note = `import('node:fs').then((fs) => { fs.appendFileSync(${log}, job.file); setTimeout(() => { fs.appendFileSync(${log}, '.'); answer(); }, 5); });`;
    const pool = await poolOf(note);
    await Promise.all([...'abcdefgh'].map((file) => pool.run(job(file), signal)));
    expect(await readFile(join(folder, 'order'), 'utf8')).toBe('a.b.c.d.e.f.g.h.');
  });

  it('is unavailable, not refused, where no child starts', async () => {
    const missing = opens({ size: 1, entry: join(folder, 'missing.mjs') });
    await expect(missing.run(job('any'), signal)).rejects.toBeInstanceOf(UnavailableError);
    await writeFile(join(folder, 'mute.mjs'), 'setInterval(() => {}, 1000);');
    const mute = opens({ size: 1, entry: join(folder, 'mute.mjs'), deadlineMs: 300 });
    await expect(mute.run(job('any'), signal)).rejects.toBeInstanceOf(UnavailableError);
    expect(mute.pids()).toEqual([]);
  });

  it('leaves no child after close, and no job without an answer', async () => {
    const pool = await poolOf(`if (job.file !== 'hang') answer();`, { size: 3 });
    pool.warm();
    const jobs = ['hang', 'hang', 'hang', 'hang', 'good'].map((file) => pool.run(job(file), signal));
    const ends = Promise.allSettled(jobs);
    await until(async () => (await started()).length === 3);
    await pool.close();
    for (const { status, reason } of (await ends) as PromiseRejectedResult[]) {
      expect([status, reason.code]).toEqual(['rejected', 'unavailable']);
    }
    for (const pid of await started()) expect(await lives(pid)).toBe(false);
    await expect(pool.run(job('late'), signal)).rejects.toBeInstanceOf(UnavailableError);
  });

  it('tells a child nothing of the environment', async () => {
    const pool = await poolOf(`process.send({ kind: 'probed', names: Object.keys(process.env) });`);
    const { names } = (await pool.run(job('any'), signal)) as unknown as { names: string[] };
    expect(names.filter((name) => !name.startsWith('NODE_CHANNEL'))).toEqual([
      'VIPS_BLOCK_UNTRUSTED',
      'MALLOC_ARENA_MAX',
    ]);
  });
});

/** Runs lines in a process of their own that has the built pool as `pool`. */
function parentRunning(lines: string): readonly string[] {
  const built = JSON.stringify(join(dirname(decoderEntry()), 'index.js'));
  const head = `const { DecoderPool, SharpImageEncoder, SharpProber } = await import(${built}); const pool = new DecoderPool();`;
  return ['--input-type=module', '-e', `${head} import fs from 'node:fs'; ${lines}`];
}

const encodeOne = `const signal = new AbortController().signal;
  const planned = { name: 'a', mimeType: 'image/jpeg', width: 40, height: 30 };
  const [image] = await new SharpImageEncoder(pool).encode(photo, [planned], signal);`;

async function photo(): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    'scripts/make-photos.mjs',
    folder,
    '1',
    '--width',
    '400',
  ]);
  return stdout.trim();
}

describe('a process with decoders', () => {
  it('holds no libvips itself: its children do', async () => {
    const lines = `const photo = ${JSON.stringify(await photo())}; ${encodeOne}
      const maps = (pid) => /vips|sharp-linux/.test(fs.readFileSync('/proc/' + pid + '/maps', 'utf8'));
      console.log(JSON.stringify([image.data.length > 500, maps('self'), pool.pids().map(maps)])); await pool.close();`;
    const { stdout } = await promisify(execFile)(process.execPath, parentRunning(lines));
    expect(JSON.parse(stdout)).toEqual([true, false, [true]]);
  });

  it('takes them with it when it is killed', async () => {
    const lines = `const photo = ${JSON.stringify(await photo())}; pool.warm(); ${encodeOne} console.log(JSON.stringify(pool.pids()));`;
    const parent = spawn(process.execPath, parentRunning(lines), { stdio: ['ignore', 'pipe', 'inherit'] });
    const [said] = (await once(parent.stdout, 'data')) as [Buffer];
    const children = JSON.parse(said.toString()) as number[];
    expect(children).toHaveLength(2);
    for (const child of children) expect(await lives(child)).toBe(true);
    parent.kill('SIGKILL');
    for (const child of children) await until(async () => !(await lives(child)));
  });

  it('decides itself when they end: Ctrl-C in its terminal does not end them', async () => {
    const lines = `const photo = ${JSON.stringify(await photo())}; ${encodeOne}
      for (const pid of pool.pids()) for (const name of ['SIGINT', 'SIGTERM']) process.kill(pid, name);
      const before = pool.pids();
      const found = await new SharpProber(pool).probe(photo, signal);
      console.log(JSON.stringify([found.width, before.join() === pool.pids().join()])); await pool.close();`;
    const { stdout } = await promisify(execFile)(process.execPath, parentRunning(lines));
    expect(JSON.parse(stdout)).toEqual([400, true]);
  });
});
