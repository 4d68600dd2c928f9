/** Traces: a row per event and per attempt of a group, by media; the highest rank of a name is kept. */
export const store0009Trace = `
CREATE TABLE traces (
  media_id TEXT NOT NULL,
  name TEXT NOT NULL,
  rank TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  -- JSON
  entry TEXT NOT NULL,
  PRIMARY KEY (media_id, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX traces_by_time ON traces (at_ms);
`;
