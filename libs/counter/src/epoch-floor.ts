import { versionOf } from '#libs/stream';

/** Just below every position of an epoch: where tallies stand that were made for it from what came before. */
export function epochFloor(epoch: number): number {
  return versionOf({ epoch, offset: 0 }) - 1;
}
