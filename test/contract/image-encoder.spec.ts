import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UnavailableError } from '#libs/events';
import type { ImageEncoder, Prober } from '#libs/media/ports';
import { MemoryBlobStore, MemoryImageEncoder, MemoryProber } from '#libs/engines/memory';
import { planned, quarters, withSize } from './drawn-photos.js';
import { DecoderPool, SharpImageEncoder, SharpProber } from '#libs/engines/sharp';

const signal = new AbortController().signal;
let folder = '';
let decoders: DecoderPool;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'image-encoder-'));
  decoders = new DecoderPool();
});

afterAll(async () => {
  await decoders.close();
  await rm(folder, { recursive: true, force: true });
});

interface Bench {
  readonly prober: Prober;
  readonly encoder: ImageEncoder;
  photo(width: number, height: number): Promise<string>;
  truncated(): Promise<string>;
  noPhoto(): Promise<string>;
  tooLarge(width: number, height: number): Promise<string>;
}

async function sharpBench(): Promise<Bench> {
  const variant = async (name: string, change: (bytes: Buffer) => Buffer): Promise<string> => {
    const file = join(folder, `variant-${name}.jpg`);
    await writeFile(file, change(await readFile(await quarters(folder, 'plain.jpg', 640, 480))));
    return file;
  };
  return {
    prober: new SharpProber(decoders),
    encoder: new SharpImageEncoder(decoders),
    photo: (width, height) => quarters(folder, `photo-${width}x${height}.jpg`, width, height),
    truncated: () => variant('truncated', (bytes) => bytes.subarray(0, bytes.length * 0.6)),
    noPhoto: () => variant('none', () => Buffer.from('<html></html>')),
    tooLarge: (width, height) => variant('large', (bytes) => withSize(bytes, width, height)),
  };
}

async function memoryBench(): Promise<Bench> {
  const blobs = new MemoryBlobStore();
  const keep = async (text: string): Promise<string> => {
    const path = 'media/01900000-0000-7000-8000-00000000000a/original';
    const { stagingId } = await blobs.stage(
      (async function* () {
        yield Buffer.from(text);
      })(),
      1_000,
    );
    await blobs.publish(stagingId, path);
    return path;
  };
  return {
    prober: new MemoryProber(blobs),
    encoder: new MemoryImageEncoder(blobs),
    photo: (width, height) => keep(`photo ${width}x${height}\n`),
    truncated: () => keep('photo 640x480 truncated\n'),
    noPhoto: () => keep('<html></html>'),
    tooLarge: (width, height) => keep(`photo ${width}x${height}\n`),
  };
}

const engines: readonly [string, () => Promise<Bench>][] = [
  ['memory', memoryBench],
  ['sharp', sharpBench],
];

describe.each(engines)('Prober and ImageEncoder on %s', (_name, make) => {
  it('tells format and size', async () => {
    const { prober, photo } = await make();
    expect(await prober.probe(await photo(641, 479), signal)).toEqual({ format: 'jpeg', width: 641, height: 479 });
    expect(await prober.probe(await photo(1, 1), signal)).toEqual({ format: 'jpeg', width: 1, height: 1 });
  });

  it('makes every output in the given order, as large as planned, the same each time', async () => {
    const { encoder, photo } = await make();
    const file = await photo(1_200, 901);
    const outputs = [planned(320, 240), planned(1_080, 811), planned(640, 481), planned(1, 1)];
    const images = await encoder.encode(file, outputs, signal);
    expect(images.map(({ data: _data, ...rest }) => rest)).toEqual(outputs);
    const again = await encoder.encode(file, outputs, signal);
    expect(again.map(({ data }) => Buffer.from(data))).toEqual(images.map(({ data }) => Buffer.from(data)));
  });

  it('refuses what is no photo', async () => {
    const { prober, encoder, noPhoto } = await make();
    const file = await noPhoto();
    const refusal = { name: 'RefusedError', code: 'media_unreadable', retryable: false };
    await expect(prober.probe(file, signal)).rejects.toMatchObject(refusal);
    await expect(encoder.encode(file, [planned(10, 10)], signal)).rejects.toMatchObject(refusal);
  });

  it.each([
    [7_072, 7_071],
    [16_385, 10],
    [10, 16_385],
  ])('refuses %i by %i pixels', async (width, height) => {
    const { prober, encoder, tooLarge } = await make();
    const file = await tooLarge(width, height);
    const refusal = { name: 'RefusedError', code: 'media_too_many_pixels' };
    await expect(prober.probe(file, signal)).rejects.toMatchObject(refusal);
    await expect(encoder.encode(file, [planned(10, 10)], signal)).rejects.toMatchObject(refusal);
  });

  it('refuses to encode what breaks off before its end', async () => {
    const { encoder, truncated } = await make();
    const refused = encoder.encode(await truncated(), [planned(320, 240), planned(640, 480)], signal);
    await expect(refused).rejects.toMatchObject({ name: 'RefusedError', code: 'media_truncated' });
  });

  it('is unavailable, not refused, to whom aborted', async () => {
    const { prober, encoder, photo } = await make();
    const file = await photo(64, 48);
    const gone = AbortSignal.abort();
    await expect(prober.probe(file, gone)).rejects.toBeInstanceOf(UnavailableError);
    await expect(encoder.encode(file, [planned(10, 10)], gone)).rejects.toBeInstanceOf(UnavailableError);
  });
});
