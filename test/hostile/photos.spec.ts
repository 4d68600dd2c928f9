import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { Caller } from '../edge/caller.js';
import { endProducts, type Product, startProduct } from '../processes/product.js';
import { waitUntil } from '../processes/wait-until.js';
import { behindStart, noisyJpeg, picture, saying, withMarkers } from './jpegs.js';

const HTML = '<script>alert(1)</script>';

describe('a photo that is none, or a strange one', () => {
  let folder: string;
  let product: Product;
  let ann: Caller;
  let bob: Caller;
  let plain: Buffer;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hostile-photos-'));
    product = await startProduct({ dataDir: folder });
    [ann, bob] = [await signUp('ann'), await signUp('bob')];
    plain = await noisyJpeg(400, 300);
  });
  afterAll(async () => {
    expect(await product.end('SIGTERM')).toBe(0);
    endProducts();
    await rm(folder, { recursive: true, force: true });
  });

  async function signUp(userName: string): Promise<Caller> {
    const made = await new Caller(product.address).post('/v1/accounts', { userName, password: 'canary horse' });
    return new Caller(product.address, made.body.accessToken, made.body.user.id);
  }
  const post = (file: Uint8Array) => ann.form('/v1/users/me/posts', [['file', file]]);

  it.each([
    ['nothing', () => Buffer.alloc(0), 422, 'file_empty'],
    ['one byte', () => Buffer.from([0xff]), 415, 'file_type_unsupported'],
    ['text', () => Buffer.from('hello'), 415, 'file_type_unsupported'],
    ['HTML', () => Buffer.from(HTML), 415, 'file_type_unsupported'],
    ['SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 415, 'file_type_unsupported'],
    ['PNG', () => picture(9, 9).png().toBuffer(), 415, 'file_type_unsupported'],
    ['WebP', () => picture(9, 9).webp().toBuffer(), 415, 'file_type_unsupported'],
    ['GIF', () => picture(9, 9).gif().toBuffer(), 415, 'file_type_unsupported'],
    ['TIFF', () => picture(9, 9).tiff().toBuffer(), 415, 'file_type_unsupported'],
    ['AVIF, which is in the same box as HEIC', () => picture(64, 64).avif().toBuffer(), 415, 'file_type_unsupported'],
    ['PDF', () => Buffer.from('%PDF-1.4'), 415, 'file_type_unsupported'],
  ])('named photo.jpg is refused at the door: %s', async (_what, file, status, code) => {
    const refused = await post(await file());
    expect([refused.status, refused.body.code]).toEqual([status, code]);
  });

  it.each([
    ['three bytes', () => Buffer.from([0xff, 0xd8, 0xff]), 'media_truncated'],
    ['a beginning and an end', () => Buffer.from([0xff, 0xd8, 0xff, 0xd9]), 'media_unreadable'],
    ['SVG behind the first bytes', () => Buffer.from('\xff\xd8\xff<svg/>', 'latin1'), 'media_unreadable'],
    ['half of a photo', () => plain.subarray(0, plain.length / 2), 'media_truncated'],
    ['all but the last two bytes', () => plain.subarray(0, -2), 'media_truncated'],
    ['a segment longer than the file', () => behindStart(plain, [0xff, 0xe1, 0xff, 0xff]), 'media_truncated'],
    ['no size', () => saying(plain, 0, 0), 'media_unreadable'],
    ['the greatest size', () => saying(plain, 65_500, 65_500), 'media_too_many_pixels'],
    ['16,000 by 16,000', () => saying(plain, 16_000, 16_000), 'media_too_many_pixels'],
    ['a side of 20,000', () => picture(1, 20_000).jpeg().toBuffer(), 'media_too_many_pixels'],
  ])('fails with a code, and is seen by nobody else: %s', async (_what, file, code) => {
    const made = await post(await file());
    expect(made.status).toBe(201);
    const { id } = made.body.media[0];
    const failed = await waitUntil(async () => {
      const { body } = await ann.get(`/v1/media/${id}`);
      return body.state !== 'processing' && body;
    });
    expect(failed).toMatchObject({ state: 'failed', failure: { code }, renditions: [] });
    expect((await ann.get(`/v1/posts/${made.body.id}`)).body.media[0].failure.code).toBe(code);
    expect((await bob.get(`/v1/posts/${made.body.id}`)).status).toBe(404);
  });

  it.each([
    ['60,000 empty markers', () => withMarkers(plain, 60_000, 0), 400, 300],
    ['40 MB of markers', () => withMarkers(plain, 600, 65_500), 400, 300],
    ['a script behind its end', () => Buffer.concat([plain, Buffer.from(HTML)]), 400, 300],
    ['CMYK', () => picture(30, 20).toColourspace('cmyk').jpeg().toBuffer(), 30, 20],
    ['grey', () => picture(30, 20).grayscale().jpeg().toBuffer(), 30, 20],
    ['one pixel', () => picture(1, 1).jpeg().toBuffer(), 1, 1],
    ['a strip', () => picture(1, 16_384).jpeg().toBuffer(), 1, 16_384],
    [
      'an orientation that is none',
      () =>
        picture(30, 20)
          .jpeg()
          .withExif({ IFD0: { Orientation: '9' } })
          .toBuffer(),
      30,
      20,
    ],
    ['49 megapixels', () => picture(7_000, 7_000).jpeg({ quality: 10 }).toBuffer(), 7_000, 7_000],
  ])('is shown clean in plain sizes: %s', async (_what, file, width, height) => {
    const made = await post(await file());
    const shown = await waitUntil(async () => {
      const { status, body } = await bob.get(`/v1/posts/${made.body.id}`);
      return status === 200 && body.media[0];
    });
    expect([shown.width, shown.height]).toEqual([width, height]);
    for (const { url, width: wide, height: high, bytes } of shown.renditions) {
      const data = Buffer.from(await (await fetch(product.address + url)).arrayBuffer());
      const { format, space, exif, ...found } = await sharp(data).metadata();
      expect([data.length, found.width, found.height, format, space, exif]).toEqual([
        bytes,
        wide,
        high,
        'jpeg',
        'srgb',
        undefined,
      ]);
      expect(data.includes(HTML)).toBe(false);
    }
  });

  it('is nothing that the log complains of, or tells a secret about', () => {
    expect(product.output()).not.toMatch(/"level":"(warn|error)"|canary|eyJ|unhandled/i);
  });
});
