/** A partition's records lie in `records_<number>`: a rowid table each, so that an append touches one tree's end. */
export const log0001Partitions = `
CREATE TABLE log (
  id TEXT NOT NULL,
  epoch INTEGER NOT NULL
) STRICT;

CREATE TABLE partitions (
  number INTEGER PRIMARY KEY,
  topic TEXT NOT NULL,
  partition INTEGER NOT NULL,
  -- The next offset: kept apart from the records, for a trim may leave none of them.
  next INTEGER NOT NULL DEFAULT 0,
  UNIQUE (topic, partition)
) STRICT;

CREATE TABLE committed_offsets (
  consumer_group TEXT NOT NULL,
  topic TEXT NOT NULL,
  partition INTEGER NOT NULL,
  next INTEGER NOT NULL,
  PRIMARY KEY (consumer_group, topic, partition)
) STRICT, WITHOUT ROWID;
`;
