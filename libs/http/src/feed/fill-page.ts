import type { Skeleton } from '#libs/feed';

/** Rounds in which a page is filled up that the rules emptied. */
const ROUNDS = 5;
/** Rows of a round, however small the page. */
const LEAST_ROWS = 20;

/** Where a reading goes on. */
export interface Place {
  /** The id under which the next page begins; missing at the top. */
  readonly below?: string | undefined;
  /** An earlier page lacked something, which later ones do not make up. */
  readonly partial: boolean;
}

export const TOP: Place = { partial: false };

export interface Page<Item> {
  readonly items: Item[];
  /** Undefined where nothing follows. */
  readonly next: Place | undefined;
  readonly partial: boolean;
}

/** Shows rows from a place on until `limit` are there, the rows end, or the rounds are over. */
export async function fillPage<Item extends { readonly id: string }>(
  { from, limit }: { readonly from: Place; readonly limit: number },
  read: (rows: number, below: string | undefined) => Promise<Skeleton>,
  show: (postIds: readonly string[]) => Promise<readonly Item[]>,
): Promise<Page<Item>> {
  const rows = Math.max(limit + 1, LEAST_ROWS);
  const shown: Item[] = [];
  let { below, partial } = from;
  let ended = false;
  for (let round = 0; round < ROUNDS && shown.length < limit && !ended; round++) {
    const skeleton = await read(rows, below);
    shown.push(...(await show(skeleton.ids)));
    below = skeleton.ids.at(-1) ?? below;
    partial ||= skeleton.partial;
    ended = skeleton.ended;
    // The half that has the rest could not be read. It is asked again for the next page, and not for ever.
    if (skeleton.ids.length === 0) break;
  }
  const items = shown.slice(0, limit);
  if (shown.length <= limit && (ended || below === from.below)) return { items, next: undefined, partial };
  const last = items.length === limit ? items.at(-1)?.id : below;
  return { items, next: { below: last, partial }, partial };
}
