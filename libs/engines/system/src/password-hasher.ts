import { scrypt, timingSafeEqual } from 'node:crypto';
import { PasswordHasher } from '#libs/account/ports';
import type { Random } from '#libs/stream/ports';

const COST_LOG2 = 15;
const BLOCK_SIZE = 8;
const LANES = 1;
const SALT_BYTES = 16;
const KEY_BYTES = 32;
/** One hash holds 32 MiB and one of the four threads that files need as well. */
const AT_ONCE = 2;

interface Parameters {
  readonly costLog2: number;
  readonly blockSize: number;
  readonly lanes: number;
  readonly salt: Buffer;
  readonly key: Buffer;
}

/** scrypt as `$scrypt$ln=15,r=8,p=1$<salt>$<key>`, salt and key in unpadded base64. */
export class ScryptPasswordHasher extends PasswordHasher {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly random: Random) {
    super();
  }

  override async hash(password: string): Promise<string> {
    const salt = Buffer.from(this.random.bytes(SALT_BYTES));
    const wanted = { costLog2: COST_LOG2, blockSize: BLOCK_SIZE, lanes: LANES, salt, key: Buffer.alloc(KEY_BYTES) };
    const key = await this.derive(password, wanted);
    return `$scrypt$ln=${COST_LOG2},r=${BLOCK_SIZE},p=${LANES}$${unpadded(salt)}$${unpadded(key)}`;
  }

  override async verify(password: string, hash: string): Promise<boolean> {
    const parameters = parse(hash);
    if (parameters === undefined) return false;
    return timingSafeEqual(await this.derive(password, parameters), parameters.key);
  }

  private async derive(password: string, parameters: Parameters): Promise<Buffer> {
    if (this.running >= AT_ONCE) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.running += 1;
    try {
      return await scryptKey(password, parameters);
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.running -= 1;
      else next();
    }
  }
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}

/** Undefined for what we did not write, or what would cost far more than what we write. */
function parse(hash: string): Parameters | undefined {
  const found = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{22,86})\$([A-Za-z0-9+/]{43,86})$/.exec(
    hash,
  );
  if (found === null) return undefined;
  const [costLog2, blockSize, lanes] = found.slice(1, 4).map(Number) as [number, number, number];
  if (costLog2 < 10 || costLog2 > 17 || blockSize < 1 || blockSize > 16 || lanes < 1 || lanes > 4) return undefined;
  const [salt, key] = found.slice(4).map((text) => Buffer.from(text, 'base64')) as [Buffer, Buffer];
  return { costLog2, blockSize, lanes, salt, key };
}

function scryptKey(password: string, parameters: Parameters): Promise<Buffer> {
  const { costLog2, blockSize, lanes, salt, key } = parameters;
  const N = 2 ** costLog2;
  const options = { N, r: blockSize, p: lanes, maxmem: 256 * N * blockSize };
  return new Promise((resolve, reject) => {
    scrypt(password, salt, key.length, options, (error, derived) => {
      if (error === null) resolve(derived);
      else reject(error);
    });
  });
}
