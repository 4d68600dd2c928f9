/** Rounds in which a page is filled up that the rules emptied. */
const ROUNDS = 5;
/** Rows of a round, however small the page. */
const LEAST_ROWS = 20;

/** Shows rows of a skeleton until `limit` are there, the skeleton ends, or the rounds are over. */
export async function fillPage<Item>(
  skeleton: readonly string[],
  limit: number,
  show: (postIds: readonly string[]) => Promise<readonly Item[]>,
): Promise<Item[]> {
  const rows = Math.max(limit, LEAST_ROWS);
  const items: Item[] = [];
  for (let round = 0; round < ROUNDS && items.length < limit && round * rows < skeleton.length; round++) {
    items.push(...(await show(skeleton.slice(round * rows, (round + 1) * rows))));
  }
  return items.slice(0, limit);
}
