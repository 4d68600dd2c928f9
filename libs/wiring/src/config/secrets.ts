import { constants } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigError } from './config.js';

/**
 * The secret `name` of this data directory: read from DATA_DIR/secrets, or made once by `make` and kept there, durable
 * when this returns. Call it only while the data directory is held by this process.
 * @throws ConfigError when the file is empty, or open to anybody but its owner
 */
export async function loadOrMakeSecret(
  dataDir: string,
  name: string,
  make: () => Uint8Array | Promise<Uint8Array>,
): Promise<Uint8Array> {
  const folder = join(dataDir, 'secrets');
  const path = join(folder, name);
  const found = await stat(path).catch(absent);
  if (found === undefined) {
    const secret = await make();
    await keep(folder, name, secret);
    return secret;
  }
  if ((found.mode & 0o077) !== 0) {
    const mode = (found.mode & 0o777).toString(8);
    throw new ConfigError([
      `secret ${name}: others can get at it (mode ${mode}). Mend it with: chmod 600 ${quote(path)}`,
      'Whoever may have read it can act in its name: to make a new one, delete the file instead.',
    ]);
  }
  if (found.size === 0) {
    throw new ConfigError([`secret ${name}: is empty. To make a new one: rm ${quote(path)}`]);
  }
  return readFile(path);
}

/** A crash leaves the whole secret or none: the name appears after the bytes are durable. */
async function keep(folder: string, name: string, secret: Uint8Array): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const temporary = join(folder, `.${name}.tmp`);
  await rm(temporary, { force: true });
  const file = await open(temporary, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o600);
  try {
    await file.writeFile(secret);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, join(folder, name));
  const directory = await open(folder, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined;
  throw error;
}

function quote(path: string): string {
  return `'${path.replaceAll("'", "'\\''")}'`;
}
