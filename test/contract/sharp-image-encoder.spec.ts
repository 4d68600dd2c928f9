import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UnavailableError } from '#libs/events';
import { DecoderPool, SharpImageEncoder, SharpProber } from '#libs/engines/sharp';
import { frameAt, planned, quarters, run, withSharp } from './drawn-photos.js';

const signal = new AbortController().signal;
let folder = '';
let decoders: DecoderPool;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sharp-encoder-'));
  decoders = new DecoderPool();
});

afterAll(async () => {
  await decoders.close();
  await rm(folder, { recursive: true, force: true });
});

type Colour = readonly [number, number, number];

/** The middle colours of the four quarters of each file. */
async function coloursOf(files: readonly string[]): Promise<readonly (readonly Colour[])[]> {
  const lines = `const all = [];
    for (const file of values[0]) {
      const { data, info } = await sharp(file).raw().toBuffer({ resolveWithObject: true });
      const at = (x, y) => (Math.floor(info.height * y) * info.width + Math.floor(info.width * x)) * info.channels;
      all.push([[.25, .25], [.75, .25], [.25, .75], [.75, .75]].map(([x, y]) => [...data.subarray(at(x, y), at(x, y) + 3)]));
    }
    console.log(JSON.stringify(all));`;
  return (await withSharp(lines, files)) as readonly (readonly Colour[])[];
}

function named([red, green, blue]: Colour): string {
  if (Math.min(red, green, blue) > 180) return 'w';
  if (red > Math.max(green, blue) + 50) return 'r';
  if (green > Math.max(red, blue) + 50) return 'g';
  if (blue > Math.max(red, green) + 50) return 'b';
  return `?${[red, green, blue].join()}`;
}

/** As the quarters stand once encoded: `rgbw` when upright. */
async function shown(files: readonly string[]): Promise<readonly string[]> {
  const encoder = new SharpImageEncoder(decoders);
  const outputs: string[] = [];
  for (const file of files) {
    const { width, height } = await new SharpProber(decoders).probe(file, signal);
    const images = await encoder.encode(file, [planned(width / 4, height / 4), planned(width / 2, height / 2)], signal);
    for (const image of images) {
      outputs.push(`${file}-${image.width}`);
      await writeFile(outputs.at(-1) as string, image.data);
    }
  }
  return (await coloursOf(outputs)).map((colours) => colours.map(named).join(''));
}

/** The markers of all segments before the pixels. */
function markersOf(bytes: Buffer): readonly number[] {
  const markers: number[] = [];
  for (let at = 2; markers.at(-1) !== 0xda; at += 2 + bytes.readUInt16BE(at + 2)) markers.push(bytes.readUInt8(at + 1));
  return markers;
}

describe('SharpImageEncoder', () => {
  it('turns each of the eight orientations upright, and takes an unknown one for 1', async () => {
    const files = await Promise.all(
      [1, 2, 3, 4, 5, 6, 7, 8].map((n) =>
        quarters(folder, `way-${n}.jpg`, 160, 120, `.withMetadata({ orientation: ${n} })`),
      ),
    );
    for (const unknown of [0, 9, 65_535]) files.push(await withOrientation(files[5] as string, unknown));
    const sizes = await Promise.all(files.map((file) => new SharpProber(decoders).probe(file, signal)));
    expect(sizes.map(({ width }) => width)).toEqual([160, 160, 160, 160, 120, 120, 120, 120, 160, 160, 160]);
    const upright = ['rgbw', 'grwb', 'wbgr', 'bwrg', 'rbgw', 'brwg', 'wgbr', 'gwrb', 'rgbw', 'rgbw', 'rgbw'];
    expect(await shown(files)).toEqual(upright.flatMap((order) => [order, order]));
  });

  it('brings CMYK and Display P3 to sRGB, and takes grey', async () => {
    const cmyk = await quarters(folder, 'cmyk.jpg', 160, 120, `.toColourspace('cmyk')`);
    const p3 = await quarters(folder, 'p3.jpg', 160, 120, `.withIccProfile('p3')`);
    const grey = await quarters(folder, 'grey.jpg', 160, 120, `.toColourspace('b-w')`);
    expect(await shown([cmyk, p3])).toEqual(['rgbw', 'rgbw', 'rgbw', 'rgbw']);
    expect((await shown([grey]))[0]).toContain('w');
    const [red] = (await coloursOf([`${p3}-80`]))[0] as readonly Colour[];
    for (const [index, value] of [220, 30, 30].entries())
      expect(Math.abs((red?.[index] ?? 0) - value)).toBeLessThan(12);
  });

  it('leaves no metadata: no place, no camera, no profile, no thumbnail, no trailer', async () => {
    const [plain = '', placed = ''] = (
      await run(process.execPath, ['scripts/make-photos.mjs', folder, '2', '--width', '800'], { env: {} })
    ).stdout.split('\n');
    const trailing = `${plain}-trailing`;
    await writeFile(trailing, Buffer.concat([await readFile(plain), Buffer.from('PK<script>')]));
    expect((await readFile(placed)).includes('make-photos')).toBe(true);
    for (const file of [
      plain,
      placed,
      trailing,
      await quarters(folder, 'icc.jpg', 800, 600, `.withIccProfile('p3')`),
    ]) {
      for (const { data } of await new SharpImageEncoder(decoders).encode(file, [planned(400, 300)], signal)) {
        const bytes = Buffer.from(data);
        // Tables, a progressive frame, a scan; JFIF (0xe0) carries the format's version and nothing else.
        expect(markersOf(bytes).filter((marker) => ![0xc2, 0xc4, 0xda, 0xdb, 0xe0].includes(marker))).toEqual([]);
        expect(bytes.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]));
        for (const word of ['Exif', 'make-photos', 'mediafeed', 'ICC', '<script>'])
          expect(bytes.includes(word)).toBe(false);
        expect([bytes.readUInt16BE(frameAt(bytes) + 7), bytes.readUInt16BE(frameAt(bytes) + 5)]).toEqual([400, 300]);
      }
    }
  });

  it('refuses a JPEG of a kind that it cannot decode, and one whose words are none, as unreadable or cut off', async () => {
    const bytes = await readFile(await quarters(folder, 'kind.jpg', 64, 48));
    const differential = Buffer.from(bytes);
    differential.writeUInt8(0xc5, frameAt(bytes) + 1);
    const other = join(folder, 'other.jpg');
    for (const [content, code] of [
      [differential, /^media_unreadable$/],
      [Buffer.concat([bytes.subarray(0, 4), Buffer.alloc(5_000, 'A')]), /^media_(unreadable|truncated)$/],
      [bytes.subarray(0, 3), /^media_(unreadable|truncated)$/],
      [Buffer.alloc(0), /^media_unreadable$/],
    ] as const) {
      await writeFile(other, content);
      const refused = new SharpProber(decoders).probe(other, signal);
      await expect(refused).rejects.toMatchObject({ name: 'RefusedError', code: expect.stringMatching(code) });
    }
  });

  it.each(['png', 'webp', 'gif', 'tiff', 'svg'])('reads no %s, whatever it is called', async (format) => {
    const file = join(folder, `${format}.jpg`);
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
    if (format === 'svg') await writeFile(file, svg);
    else
      await withSharp(`await sharp(Buffer.from(values[0])).toFormat(values[1]).toFile(values[2])`, svg, format, file);
    await expect(new SharpProber(decoders).probe(file, signal)).rejects.toMatchObject({ code: 'media_unreadable' });
  });

  it('is unavailable, not refused, where the file is not there', async () => {
    const missing = new SharpProber(decoders).probe(join(folder, 'missing'), signal);
    await expect(missing).rejects.toBeInstanceOf(UnavailableError);
  });
});

/** A copy whose orientation tag says `value` instead of 6. */
async function withOrientation(file: string, value: number): Promise<string> {
  const bytes = await readFile(await quarters(folder, 'turned.jpg', 160, 120, `.withMetadata({ orientation: 6 })`));
  const at = bytes.indexOf(Buffer.from([0x12, 0x01, 0x03, 0x00, 0x01, 0x00, 0x00, 0x00, 0x06, 0x00]));
  expect(at).toBeGreaterThan(0);
  bytes.writeUInt16LE(value, at + 8);
  await writeFile(`${file}-${value}`, bytes);
  return `${file}-${value}`;
}
