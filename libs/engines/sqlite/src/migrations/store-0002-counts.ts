export const store0002Counts = `
CREATE TABLE tallies (
  subject_id TEXT NOT NULL,
  counter TEXT NOT NULL,
  partition INTEGER NOT NULL,
  value INTEGER NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY (subject_id, counter, partition)
) STRICT, WITHOUT ROWID;

-- Rows last also where nothing counts any more: the version has to.
CREATE TABLE edges (
  subject_id TEXT NOT NULL,
  counter TEXT NOT NULL,
  partition INTEGER NOT NULL,
  member_id TEXT NOT NULL,
  state INTEGER NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY (subject_id, counter, partition, member_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE acts (
  actor_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  "on" INTEGER NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY (actor_id, kind, subject_id)
) STRICT, WITHOUT ROWID;
`;
