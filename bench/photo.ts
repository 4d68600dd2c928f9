import { mkdtemp, readdir } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { DecoderPool, SharpImageEncoder } from '#libs/engines/sharp';
import { ending, type Line } from './compare.ts';

const WIDTHS = [1080, 640, 320];
const outputs = WIDTHS.map((width) => {
  return { name: `jpeg-${width}`, mimeType: 'image/jpeg' as const, width, height: Math.round((width * 3) / 4) };
});
let photos: Promise<string[]> | undefined;

/** Eight photos of 12 megapixels, made once. */
function twelveMegapixels(): Promise<string[]> {
  photos ??= (async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mediafeed-bench-photos-'));
    execFileSync(process.execPath, ['scripts/make-photos.mjs', folder, '8', '--width', '4032']);
    return (await readdir(folder)).map((name) => join(folder, name));
  })();
  return photos;
}

/** Two at a time, as many as there are cores. */
async function twoAtOnce(files: readonly string[], one: (file: string) => Promise<unknown>): Promise<number> {
  const waiting = [...files];
  const lane = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) await one(file);
  };
  await Promise.all([lane(), lane()]);
  return files.length;
}

/** The best bare script: one shrunk decode to the largest size, each smaller size from the next larger. */
async function cascade(file: string): Promise<void> {
  let from = sharp(file).autoOrient();
  const encodes: Promise<Buffer>[] = [];
  for (const { width, height } of outputs) {
    const { data, info } = await from
      .resize(width, height, { fit: 'fill' })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const raw = () => sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
    encodes.push(raw().jpeg({ quality: 80, mozjpeg: true }).toBuffer());
    from = raw();
  }
  await Promise.all(encodes);
}

export const photoLines: readonly Line[] = [
  {
    name: 'photo: 320, 640 and 1080 JPEG of 12 megapixels, against a bare sharp cascade',
    unit: 'photos/s',
    product: async () => {
      const files = await twelveMegapixels();
      const pool = new DecoderPool({ size: 2 });
      const encoder = new SharpImageEncoder(pool);
      const { signal } = new AbortController();
      await twoAtOnce(files.slice(0, 2), (file) => encoder.encode(file, outputs, signal));
      return ending(
        () => twoAtOnce(files, (file) => encoder.encode(file, outputs, signal)),
        () => pool.close(),
      );
    },
    bare: async () => {
      const files = await twelveMegapixels();
      sharp.cache(false);
      sharp.concurrency(1);
      return () => twoAtOnce(files, cascade);
    },
  },
];
