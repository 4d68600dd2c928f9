import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Caller, nobody } from './caller.js';
import { type EdgeServer, startEdge } from './edge-server.js';

const MEDIA = '01a1fda9-230f-7000-8d99-d5423a314b33';
const bytes = Buffer.from(Array.from({ length: 1_000 }, (_, index) => index % 256));
const sha256 = createHash('sha256').update(bytes).digest('hex');
const path = `/media/${MEDIA}/jpeg-320/0.${sha256}`;

describe('renditions', () => {
  let edge: EdgeServer;
  let anyone: Caller;
  beforeAll(async () => {
    edge = await startEdge();
    anyone = nobody(edge);
    for (const blob of [path.slice(1), `media/${MEDIA}/original`]) {
      const source = (async function* () {
        yield bytes;
      })();
      await edge.blobs.publish((await edge.blobs.stage(source, 10_000)).stagingId, blob);
    }
  });
  afterAll(() => edge.stop());

  it('are named by their hash and kept for ever', async () => {
    const { status, headers } = await anyone.get(path);
    expect(status).toBe(200);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': '1000',
      'accept-ranges': 'bytes',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
      etag: `"${sha256}"`,
    });
  });

  it('answer HEAD with the length alone', async () => {
    const { status, headers, text } = await anyone.send('HEAD', path);
    expect([status, headers.get('content-length'), text]).toEqual([200, '1000', '']);
  });

  it.each([`"${sha256}"`, `W/"${sha256}"`, '*'])('answer If-None-Match: %s with 304', async (tag) => {
    const { status, headers, text } = await anyone.get(path, { 'if-none-match': tag });
    expect([status, text, headers.get('etag')]).toEqual([304, '', `"${sha256}"`]);
    expect(headers.get('cache-control')).toContain('immutable');
  });

  it('send one range', async () => {
    const { status, headers, text } = await anyone.get(path, { range: 'bytes=48-57' });
    expect([status, text, headers.get('content-range')]).toEqual([206, '0123456789', 'bytes 48-57/1000']);
  });

  it('send all where the range is of another version', async () => {
    expect((await anyone.get(path, { range: 'bytes=0-1', 'if-range': '"old"' })).status).toBe(200);
    expect((await anyone.get(path, { range: 'bytes=0-1', 'if-range': `"${sha256}"` })).status).toBe(206);
  });

  it('answer a range past the end with 416 and their size', async () => {
    const { status, headers, body } = await anyone.get(path, { range: 'bytes=1000-' });
    expect([status, body.status, headers.get('content-range')]).toEqual([416, 416, 'bytes */1000']);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    ['the original', `/media/${MEDIA}/original`],
    ['the original by another way', `/media/${MEDIA}/jpeg-320/..%2Foriginal`],
    ['the original as a recipe', `/media/${MEDIA}/original/0.${sha256}`],
    ['another hash', `/media/${MEDIA}/jpeg-320/0.${'0'.repeat(64)}`],
    ['what is no media', `/media/..%2F..%2Fetc/jpeg-320/0.${sha256}`],
    ['another format', `/media/${MEDIA}/html-320/0.${sha256}`],
  ])('are never %s', async (_what, other) => {
    const { status, body } = await anyone.get(other);
    expect([status, body.code]).toEqual([404, 'not_found']);
  });
});
