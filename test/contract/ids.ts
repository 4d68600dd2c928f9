/** The nth id: a UUIDv7 in form, and sorted as its number is. */
export function nthId(n: number): string {
  return `01900000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

let made = 0;

/** An id that no other call in this process has answered, newer than all of them. */
export function newId(): string {
  return nthId(++made);
}

export function newIds(count: number): string[] {
  return Array.from({ length: count }, newId);
}
