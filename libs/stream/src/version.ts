import type { Position } from './ports.js';

/** Offsets take 40 bits, the epoch what is left of a safe integer: 13 bits. */
const OFFSETS_PER_EPOCH = 2 ** 40;
const MAX_EPOCH = 2 ** 13 - 1;

/** An event's version: its place in the log, comparable within one key. */
export function versionOf(position: Pick<Position, 'epoch' | 'offset'>): number {
  if (position.epoch > MAX_EPOCH || position.offset >= OFFSETS_PER_EPOCH) {
    throw new RangeError(`no version for epoch ${position.epoch}, offset ${position.offset}`);
  }
  return position.epoch * OFFSETS_PER_EPOCH + position.offset;
}

/** A create folds below every position: an id is made once for one content, so every edit beats it. */
export const CREATE_VERSION = 0;
/** A delete folds above every position: what is deleted stays so for good. */
export const DELETE_VERSION = Number.MAX_SAFE_INTEGER;
