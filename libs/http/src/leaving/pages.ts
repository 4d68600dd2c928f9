/** Rows of one look: what the stores take at once. */
export const PAGE = 100;

/** Reads on from the last row of each page, until one is not full. */
export async function* pages<Row>(read: (last?: Row) => Promise<readonly Row[]>): AsyncIterable<readonly Row[]> {
  let last: Row | undefined;
  do {
    const page: readonly Row[] = await read(last);
    if (page.length > 0) yield page;
    last = page.length === PAGE ? page.at(-1) : undefined;
  } while (last !== undefined);
}
