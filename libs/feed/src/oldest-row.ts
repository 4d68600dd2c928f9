import { uuidv7 } from '#libs/events';
import { TIMELINE_DAYS } from './ports.js';

const DAY_MS = 86_400_000;
const NO_CHANCE = new Uint8Array(16);

/** An id that sorts below every post whose row in a home timeline is still young enough. */
export function oldestRow(nowMs: number): string {
  return uuidv7(nowMs - TIMELINE_DAYS * DAY_MS, NO_CHANCE);
}
