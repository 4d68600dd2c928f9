import { randomBytes } from 'node:crypto';
import { readdir, readFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Caller } from '../edge/caller.js';
import { endProducts, type Product, startProduct } from '../processes/product.js';
import { waitUntil } from '../processes/wait-until.js';
import { noisyJpeg } from './jpegs.js';
import { fileForm, formHead, OpenRequest } from './open-request.js';

describe('a process whose senders go away, or which is told to go', () => {
  let folder: string;
  let product: Product;
  let ann: Caller;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hostile-process-'));
    product = await startProduct({ dataDir: folder });
    const made = await new Caller(product.address).post('/v1/accounts', { userName: 'ann', password: 'canary horse' });
    ann = new Caller(product.address, made.body.accessToken, made.body.user.id);
  });
  afterEach(async () => {
    endProducts();
    await rm(folder, { recursive: true, force: true });
  });

  const sockets = async () => {
    const open = await readdir(`/proc/${product.process.pid}/fd`);
    return open.length;
  };
  const residentMegabytes = async () =>
    Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${product.process.pid}/status`, 'utf8'))![1]) / 1_024;
  const staged = async () => (await readdir(join(folder, 'blobs', 'staging'))).length;

  it('is as before after 200 uploads that broke off anywhere', async () => {
    const photo = await noisyJpeg(200, 200);
    expect((await ann.form('/v1/media', [['file', photo]])).status).toBe(201);
    const form = fileForm(Buffer.concat([photo, randomBytes(1_000_000)]));
    const message = Buffer.concat([Buffer.from(formHead(ann, '/v1/media', `content-length: ${form.length}`)), form]);
    const breakOff = async (index: number): Promise<void> => {
      const request = await OpenRequest.to(product.address);
      // Steps of the golden ratio lie everywhere, and are the same in each run.
      await request.write(message.subarray(0, Math.floor(message.length * ((index * 0.618034) % 1))));
      request.abort();
      await request.closed;
    };
    const before = { sockets: await sockets(), megabytes: await residentMegabytes() };
    for (let index = 0; index < 200; index += 10) {
      await Promise.all(Array.from({ length: 10 }, (_, more) => breakOff(index + more)));
    }
    await waitUntil(async () => (await staged()) === 0 && (await sockets()) <= before.sockets + 2);
    expect((await residentMegabytes()) - before.megabytes).toBeLessThan(150);
    expect((await ann.form('/v1/media', [['file', photo]])).status).toBe(201);
    expect(product.output()).not.toMatch(/"level":"(warn|error)"|canary|unhandled/i);
    expect(await product.end('SIGTERM')).toBe(0);
  });

  it('stops cleanly under load, and has what it acknowledged after the next start', async () => {
    const photo = await noisyJpeg(200, 200);
    const acknowledged: string[] = [];
    const others = new Set<number>();
    const upload = async (): Promise<void> => {
      for (;;) {
        const answer = await ann.form('/v1/users/me/posts', [['file', photo]]).catch(() => undefined);
        if (!answer) return;
        if (answer.status === 201) acknowledged.push(answer.body.id);
        else others.add(answer.status);
      }
    };
    const senders = Array.from({ length: 6 }, upload);
    await waitUntil(async () => acknowledged.length >= 10);
    const toldAt = performance.now();
    expect(await product.end('SIGTERM')).toBe(0);
    expect(performance.now() - toldAt).toBeLessThan(8_000);
    await Promise.all(senders);
    expect([...others].filter((status) => status !== 503)).toEqual([]);
    product = await startProduct({ dataDir: folder });
    const later = new Caller(product.address, ann.token!, ann.id);
    const found = await Promise.all(acknowledged.map(async (id) => (await later.get(`/v1/posts/${id}`)).status));
    expect(found.filter((status) => status !== 200)).toEqual([]);
    expect(await product.end('SIGTERM')).toBe(0);
  });
});
