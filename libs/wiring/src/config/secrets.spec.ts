import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ConfigError } from './config.js';
import { loadOrMakeSecret } from './secrets.js';

const bytes = Uint8Array.from([1, 2, 250]);
const never = () => {
  throw new Error('made again');
};
let dataDir: string;
let path: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'mediafeed-secrets-'));
  path = join(dataDir, 'secrets', 'token-key');
});
afterEach(async () => {
  await rm(dataDir, { recursive: true });
});

describe('loadOrMakeSecret', () => {
  it('makes it once, readable by its owner alone, and leaves nothing else behind', async () => {
    expect(await loadOrMakeSecret(dataDir, 'token-key', () => bytes)).toEqual(bytes);
    expect(Uint8Array.from(await loadOrMakeSecret(dataDir, 'token-key', never))).toEqual(bytes);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(join(dataDir, 'secrets'))).mode & 0o777).toBe(0o700);
    expect(await readdir(join(dataDir, 'secrets'))).toEqual(['token-key']);
  });

  it('is not misled by what a crash left of the making', async () => {
    await loadOrMakeSecret(dataDir, 'other', () => bytes);
    await writeFile(join(dataDir, 'secrets', '.token-key.tmp'), 'half', { mode: 0o644 });
    await loadOrMakeSecret(dataDir, 'token-key', () => bytes);
    expect(Uint8Array.from(await readFile(path))).toEqual(bytes);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it.each([0o644, 0o640, 0o602])('refuses mode %o by name, with the command that mends it', async (mode) => {
    await loadOrMakeSecret(dataDir, 'token-key', () => bytes);
    await chmod(path, mode);
    const refused = await loadOrMakeSecret(dataDir, 'token-key', never).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ConfigError);
    expect((refused as ConfigError).message).toContain(
      `secret token-key: others can get at it (mode ${mode.toString(8)})`,
    );
    expect((refused as ConfigError).message).toContain(`chmod 600 '${path}'`);
    await chmod(path, 0o600);
    expect(Uint8Array.from(await loadOrMakeSecret(dataDir, 'token-key', never))).toEqual(bytes);
  });

  it('refuses an empty one', async () => {
    await loadOrMakeSecret(dataDir, 'token-key', () => bytes);
    await writeFile(path, '');
    await expect(loadOrMakeSecret(dataDir, 'token-key', never)).rejects.toThrow(`rm '${path}'`);
  });
});
