import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Caller, likeJpeg, nobody, signUp } from './caller.js';
import { type EdgeServer, startEdge } from './edge-server.js';
import { finish } from './published.js';

const bytes = Buffer.from(Array.from({ length: 1_000 }, (_, index) => index % 256));
const sha256 = createHash('sha256').update(bytes).digest('hex');

describe('renditions', () => {
  let edge: EdgeServer;
  let anyone: Caller;
  let media: string;
  let path: string;
  beforeAll(async () => {
    edge = await startEdge();
    anyone = nobody(edge);
    const { body } = await (await signUp(edge, 'ann')).form('/v1/users/me/posts', [['file', likeJpeg('one')]]);
    media = body.media[0].id;
    ({ path } = await finish(edge, media, bytes));
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
    ['the original', () => `/media/${media}/original`],
    ['the original by another way', () => `/media/${media}/jpeg-320/..%2Foriginal`],
    ['the original as a recipe', () => `/media/${media}/original/0.${sha256}`],
    ['another hash', () => `/media/${media}/jpeg-320/0.${'0'.repeat(64)}`],
    ['what is no media', () => `/media/..%2F..%2Fetc/jpeg-320/0.${sha256}`],
    ['another format', () => `/media/${media}/html-320/0.${sha256}`],
  ])('are never %s', async (_what, other) => {
    const { status, body } = await anyone.get(other());
    expect([status, body.code]).toEqual([404, 'not_found']);
  });
});
