import { open } from 'node:fs/promises';
import sharp, { type OutputInfo, type Sharp } from 'sharp';
import type { ErrorCode, PlannedOutput } from '#libs/events';
import type { DecoderAnswer, DecoderJob } from './protocol.js';

const MOST_PIXELS = 50_000_000;
const LONGEST_SIDE = 16_384;
const JPEG_MAGIC = Buffer.from([0xff, 0xd8, 0xff]);
const QUALITY = 80;

const NO_JPEG = 'The file is not a JPEG photo. Send the photo as a JPEG (.jpg) file.';
const DAMAGED = 'The photo is damaged. Open it in a photo app, save it anew as JPEG, and send that.';
const CUT_OFF = 'The photo breaks off before its end. Send the whole file again.';

// One job at a time and no second look at a file: a cache has nothing to give. Outputs go side by side, so that each
// needs one thread. Of all loaders only that for JPEG is left.
sharp.cache(false);
sharp.concurrency(1);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpeg'] });

/** The sender's fault, in words for the sender. */
class Refusal extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
  ) {
    super(message);
  }
}

interface Raw {
  readonly data: Buffer;
  readonly info: OutputInfo;
}

/** Never rejects. */
export async function answer(job: DecoderJob): Promise<DecoderAnswer> {
  try {
    const size = await probe(job.file);
    if (job.kind === 'probe') return { kind: 'probed', ...size };
    return { kind: 'encoded', files: await encode(job.file, job.outputs) };
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refused', code: error.code, message: error.message };
    return { kind: 'unavailable', message: String(error) };
  }
}

/** Width and height as people see the photo. */
async function probe(file: string): Promise<{ width: number; height: number }> {
  if (!(await firstBytes(file)).equals(JPEG_MAGIC)) throw new Refusal('media_unreadable', NO_JPEG);
  const found = await sharp(file, { failOn: 'error', limitInputPixels: false }).metadata().catch(refuse);
  if (found.format !== 'jpeg') throw new Refusal('media_unreadable', NO_JPEG);
  const { width, height } = found.autoOrient;
  if (width * height > MOST_PIXELS || Math.max(width, height) > LONGEST_SIDE) {
    const limits = 'Send one of at most 50 megapixels with no side longer than 16,384.';
    throw new Refusal('media_too_many_pixels', `The photo is ${width} by ${height} pixels. ${limits}`);
  }
  return { width, height };
}

async function firstBytes(file: string): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const bytes = Buffer.alloc(JPEG_MAGIC.length);
    await handle.read(bytes, 0, bytes.length, 0);
    return bytes;
  } finally {
    await handle.close();
  }
}

/** One decode, to the largest output; each smaller one is made from the next larger. */
async function encode(file: string, outputs: readonly PlannedOutput[]): Promise<readonly Uint8Array[]> {
  const made = new Map<PlannedOutput, Promise<Buffer>>();
  let from: Promise<Sharp> = Promise.resolve(
    sharp(file, { failOn: 'error', limitInputPixels: MOST_PIXELS }).autoOrient(),
  );
  for (const output of outputs.toSorted((one, other) => other.width - one.width)) {
    const raw = from.then((source) => resized(source, output));
    made.set(output, raw.then(jpeg));
    from = raw.then(reread);
  }
  // The last one is read by nobody.
  from.catch(() => undefined);
  return await Promise.all(outputs.map((output) => made.get(output) as Promise<Buffer>)).catch(refuse);
}

async function resized(source: Sharp, { width, height }: PlannedOutput): Promise<Raw> {
  return await source
    .resize(width, height, { fit: 'fill' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
}

function reread({ data, info }: Raw): Sharp {
  return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
}

async function jpeg(raw: Raw): Promise<Buffer> {
  return await reread(raw).jpeg({ quality: QUALITY, mozjpeg: true }).toBuffer();
}

function refuse(error: unknown): never {
  const said = String(error);
  if (/premature end|truncated/i.test(said)) throw new Refusal('media_truncated', CUT_OFF);
  throw new Refusal('media_unreadable', DAMAGED);
}
