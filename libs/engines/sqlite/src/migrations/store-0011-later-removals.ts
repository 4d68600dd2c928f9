/** What is to be removed once more. Done ones stay until the file was written anew without what was removed. */
export const store0011LaterRemovals = `
CREATE TABLE later_removals (
  user_id TEXT PRIMARY KEY,
  due_at_ms INTEGER NOT NULL,
  traceparent TEXT NOT NULL,
  done_at_ms INTEGER
) STRICT, WITHOUT ROWID;
`;
