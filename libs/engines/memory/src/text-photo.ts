import { RefusedError, UnavailableError } from '#libs/events';

export interface TextPhoto {
  readonly width: number;
  readonly height: number;
  /** It breaks off before its end, which a probe does not see. */
  readonly truncated: boolean;
}

/**
 * A photo of the simulator is text. Its first line says what it is: `photo 4032x3024`, `photo 4032x3024 truncated`,
 * `bomb crash` (stops a decoder) or `bomb slow` (takes one too long); what follows is anything.
 */
export function photoIn(bytes: Uint8Array, signal: AbortSignal): TextPhoto {
  if (signal.aborted) throw new UnavailableError('the decode was aborted', signal.reason);
  const line = Buffer.from(bytes.subarray(0, 100)).toString().split('\n')[0] ?? '';
  if (line === 'bomb crash') throw new RefusedError('decoder_crash', 'The photo cannot be decoded.');
  if (line === 'bomb slow') throw new RefusedError('media_too_complex', 'The photo takes too long to decode.');
  const found = /^photo ([1-9]\d{0,5})x([1-9]\d{0,5})( truncated)?$/.exec(line);
  if (found === null) throw new RefusedError('media_unreadable', 'The file is not a JPEG photo.');
  const [width, height] = [Number(found[1]), Number(found[2])];
  if (width * height > 50_000_000 || Math.max(width, height) > 16_384) {
    throw new RefusedError('media_too_many_pixels', `The photo is ${width} by ${height} pixels.`);
  }
  return { width, height, truncated: found[3] !== undefined };
}
