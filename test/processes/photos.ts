import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const script = fileURLToPath(new URL('../../scripts/make-photos.mjs', import.meta.url));

/** Makes photos in `folder` and answers their paths. */
export async function makePhotos(folder: string, count: number, width: number): Promise<string[]> {
  await promisify(execFile)(process.execPath, [script, folder, String(count), '--width', String(width)]);
  return (await readdir(folder)).sort().map((name) => join(folder, name));
}
