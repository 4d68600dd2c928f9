import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SetupCode, type UserStore } from '#libs/account';
import type { Random } from '#libs/stream/ports';
import { loadOrMakeSecret } from './secrets.js';

const NAME = 'setup-code';
const CODE_BYTES = 10;

/** The set-up code as a file beside the other secrets: whoever can read it can read all else. */
class FileSetupCode extends SetupCode {
  constructor(private readonly dataDir: string) {
    super();
  }

  async find(): Promise<string | undefined> {
    return readSetupCode(this.dataDir);
  }

  async spend(): Promise<void> {
    await rm(pathOf(this.dataDir), { force: true });
  }
}

/** Makes a code while there is no administrator, and takes it away where there is one. */
export async function openSetupCode(dataDir: string, users: UserStore, random: Random): Promise<SetupCode> {
  const code = new FileSetupCode(dataDir);
  const [administrator] = await users.administrators(1);
  if (administrator !== undefined) await code.spend();
  else await loadOrMakeSecret(dataDir, NAME, () => Buffer.from(Buffer.from(random.bytes(CODE_BYTES)).toString('hex')));
  return code;
}

/** The code that waits to be used, or undefined. */
export async function readSetupCode(dataDir: string): Promise<string | undefined> {
  try {
    return (await readFile(pathOf(dataDir), 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function pathOf(dataDir: string): string {
  return join(dataDir, 'secrets', NAME);
}
