import { readFileSync } from 'node:fs';

const WAL_HEADER = 32;
const FRAME_HEADER = 24;

/**
 * Transactions in a database's write-ahead log, which must not have been checkpointed: its frames that end a commit,
 * which say the database's size in pages at byte 4 where others say 0.
 */
export function commitsIn(db: {
  readonly name: string;
  pragma(source: string, options: { simple: true }): unknown;
}): number {
  const wal = readFileSync(`${db.name}-wal`);
  const frame = FRAME_HEADER + Number(db.pragma('page_size', { simple: true }));
  let commits = 0;
  for (let at = WAL_HEADER; at + frame <= wal.length; at += frame) if (wal.readUInt32BE(at + 4) !== 0) commits += 1;
  return commits;
}
