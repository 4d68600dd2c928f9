import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PlannedOutput } from '#libs/events';

export const run = promisify(execFile);

/** Runs a few lines with sharp in a process of their own: this one is to hold no libvips. Answers what they print. */
export async function withSharp(lines: string, ...values: unknown[]): Promise<unknown> {
  const code = `import sharp from 'sharp'; const values = ${JSON.stringify(values)}; ${lines}`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', code], { env: {} });
  return stdout === '' ? undefined : JSON.parse(stdout);
}

/** Four coloured quarters: red, green above; blue, white below. `more` goes on with the picture. */
export async function quarters(
  folder: string,
  name: string,
  width: number,
  height: number,
  more = '',
): Promise<string> {
  const file = join(folder, name);
  const lines = `const [file, width, height] = values;
    const colours = [[220, 30, 30], [30, 200, 30], [30, 30, 220], [250, 250, 250]];
    const data = Buffer.alloc(width * height * 3);
    for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1)
      data.set(colours[(y * 2 >= height) * 2 + (x * 2 >= width)], (y * width + x) * 3);
    await sharp(data, { raw: { width, height, channels: 3 } })${more}.jpeg({ quality: 95 }).toFile(file);`;
  await withSharp(lines, file, width, height);
  return file;
}

export function planned(width: number, height: number): PlannedOutput {
  return { name: `${width}.jpg`, mimeType: 'image/jpeg', width, height };
}

/** Where the frame header begins that holds the size. */
export function frameAt(bytes: Buffer): number {
  for (let at = 2; at < bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    if ([0xc0, 0xc1, 0xc2].includes(bytes.readUInt8(at + 1))) return at;
  }
  throw new Error('no frame header');
}

export function withSize(bytes: Buffer, width: number, height: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt16BE(height, frameAt(copy) + 5);
  copy.writeUInt16BE(width, frameAt(copy) + 7);
  return copy;
}
