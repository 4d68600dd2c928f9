export const store0010PulledMarks = `
-- Never updated, never deleted: the first mark stands.
CREATE TABLE pulled_marks (
  author_id TEXT PRIMARY KEY,
  marked_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;
