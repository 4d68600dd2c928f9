import type { Place } from '../feed/fill-page.js';

/** Where the next page begins, of a list that was read one row further than asked; undefined where it ended. */
export function pageEnd(rows: readonly { readonly id: string }[], limit: number): Place | undefined {
  return rows.length > limit ? { below: rows[limit - 1]!.id, partial: false } : undefined;
}
