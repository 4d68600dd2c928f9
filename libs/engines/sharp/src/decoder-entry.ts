import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ENTRY = 'dist/libs/engines/sharp/src/decoder-child.js';

/** The compiled entry of a decoder child, found from the sources and from the build alike. */
export function decoderEntry(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && folder !== dirname(folder)) folder = dirname(folder);
  return join(folder, ENTRY);
}
