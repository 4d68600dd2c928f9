import type { BlobRange } from '#libs/media/ports';

/**
 * What the header Range asks of `size` bytes (RFC 9110 §14): one range, `unsatisfiable`, or undefined where all of it is
 * to be sent. Several ranges, other units and bad syntax count as no header.
 */
export function rangeOf(header: string | undefined, size: number): BlobRange | 'unsatisfiable' | undefined {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined;
  if (first !== '' && last !== '' && Number(first) > Number(last)) return undefined;
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return from < size ? { from, to } : 'unsatisfiable';
}

/** Whether a list of entity tags, or `*`, names this one; weak ones compare alike (RFC 9110 §13.1.2). */
export function namesTag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  const tags = header.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(etag);
}
