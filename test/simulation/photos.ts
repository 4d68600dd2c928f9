import { JPEG_MARK } from './engines.ts';
import type { Prng } from './prng.ts';
import type { Ending } from './shadow.ts';

export interface Photo {
  readonly bytes: Uint8Array;
  readonly ends: Ending;
  /** The door refuses it with this code. */
  readonly refused?: string;
}

/** First lines of what MemoryProber takes for a photo, and how each must end. */
const SCRIPTS: readonly { line: string; ends: Ending; weight: number }[] = [
  { line: 'photo 4032x3024', ends: 'ready', weight: 10 },
  { line: 'photo 200x100', ends: 'ready', weight: 4 },
  { line: 'photo 640x2', ends: 'ready', weight: 2 },
  { line: 'photo 3000x2000 truncated', ends: 'media_truncated', weight: 2 },
  { line: 'bomb crash', ends: 'decoder_crash', weight: 1 },
  { line: 'bomb slow', ends: 'media_too_complex', weight: 1 },
  { line: 'photo 16000x16000', ends: 'media_too_many_pixels', weight: 1 },
  { line: 'rubbish', ends: 'media_unreadable', weight: 1 },
  { line: 'bug probe', ends: 'internal', weight: 1 },
  { line: 'photo 999x777\nbug encode', ends: 'internal', weight: 1 },
];
const DECK = SCRIPTS.flatMap((script) => Array.from({ length: script.weight }, () => script));

/** Bytes that no other file has, for they name their mark. */
export function somePhoto(dice: Prng, mark: string): Photo {
  if (dice.chance(0.03)) return { bytes: Buffer.from(`GIF89a ${mark}`), ends: '', refused: 'file_type_unsupported' };
  if (dice.chance(0.02)) return { bytes: new Uint8Array(), ends: '', refused: 'file_empty' };
  const { line, ends } = dice.pick(DECK);
  return { bytes: Buffer.concat([JPEG_MARK, Buffer.from(`${line}\n${mark}\n`)]), ends };
}

/** The body as a request brings it; `breaksOff`: the client goes away in the middle. */
export async function* body(bytes: Uint8Array, breaksOff = false): AsyncGenerator<Uint8Array> {
  const half = Math.ceil(bytes.length / 2);
  if (half > 0) yield bytes.subarray(0, half);
  if (breaksOff) throw new Error('the client went away');
  if (half < bytes.length) yield bytes.subarray(half);
}
