/** A UUIDv7 (RFC 9562 §5.7): 48 bits of milliseconds since 1970, then version, variant and 74 random bits. */
export function uuidv7(timeMs: number, randomBytes: Uint8Array): string {
  const bytes = Uint8Array.from(randomBytes.subarray(0, 16));
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(timeMs / 2 ** (8 * (5 - i))) % 256;
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Milliseconds since 1970 that a UUIDv7 was made at. */
export function timeOfId(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}

/** The time of a UUIDv7 as RFC 3339: whatever repeats the id repeats the time. */
export function timestampOfId(id: string): string {
  return new Date(timeOfId(id)).toISOString();
}

/** One task per (media, attempt, recipe, range): made from them, so that a repeat names the same task. */
export function taskIdOf(task: { mediaId: string; attempt: number; recipe: string; range: number }): string {
  return `${task.mediaId}.${task.attempt}.${task.recipe}.${task.range}`;
}
