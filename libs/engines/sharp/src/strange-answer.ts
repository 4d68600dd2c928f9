import { RefusedError } from '#libs/events';

/** A decoder that answers what it was not asked was overcome by what it read. */
export function strangeAnswer(): RefusedError {
  return new RefusedError('decoder_crash', 'The photo cannot be decoded. Save it anew as a plain JPEG, and send that.');
}
