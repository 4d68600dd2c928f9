/** Most ids that a store takes at once. */
const BATCH = 100;

/** What `read` answers for all ids together. */
export async function inBatches<Row>(
  ids: readonly string[],
  read: (ids: readonly string[]) => Promise<ReadonlyMap<string, Row>>,
): Promise<ReadonlyMap<string, Row>> {
  const batches = Array.from({ length: Math.ceil(ids.length / BATCH) }, (_, index) =>
    read(ids.slice(index * BATCH, (index + 1) * BATCH)),
  );
  return new Map((await Promise.all(batches)).flatMap((rows) => [...rows]));
}
