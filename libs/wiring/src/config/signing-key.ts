import { createPrivateKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { generateSigningKey } from '#libs/engines/jose';
import { type Config, ConfigError } from './config.js';
import { loadOrMakeSecret } from './secrets.js';

/**
 * The key that signs access tokens, in PEM: the one that SIGNING_KEY_FILE names, or one that is made once in DATA_DIR.
 * @throws ConfigError when the file is none, or holds anything but an Ed25519 private key
 */
export async function signingKeyOf({
  dataDir,
  signingKeyFile,
}: Pick<Config, 'dataDir' | 'signingKeyFile'>): Promise<string> {
  if (signingKeyFile === undefined) {
    const made = await loadOrMakeSecret(dataDir, 'signing-key.pem', async () =>
      Buffer.from(await generateSigningKey()),
    );
    return Buffer.from(made).toString();
  }
  const pem = await readFile(signingKeyFile, 'utf8').catch((error: Error) => {
    throw unfit(signingKeyFile, error.message);
  });
  if (kindOf(pem) === 'ed25519') return pem;
  throw unfit(signingKeyFile, 'it holds something else');
}

function kindOf(pem: string): string | undefined {
  try {
    return createPrivateKey(pem).asymmetricKeyType;
  } catch {
    return undefined;
  }
}

function unfit(file: string, why: string): ConfigError {
  return new ConfigError([
    `SIGNING_KEY_FILE: '${file}' is no Ed25519 private key in PEM: ${why}`,
    'Make one with: openssl genpkey -algorithm ed25519 -out <file>',
  ]);
}
