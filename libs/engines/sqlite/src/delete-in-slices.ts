import type { Connection } from './connection.js';

/** Rows of one transaction: it holds the event loop while it runs. */
const SLICE = 1_000;

/** Runs `deleteSome` in transactions of its own until it finds no more; it deletes `limit` rows at most. */
export async function deleteInSlices(
  connection: Connection,
  deleteSome: (limit: number) => { readonly changes: number },
): Promise<void> {
  while ((await connection.write(() => deleteSome(SLICE).changes)) === SLICE);
}
