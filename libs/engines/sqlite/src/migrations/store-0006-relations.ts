/** Blocks and mutes, and the lists of requests. A set that was never set stands at version -1. */
export const store0006Relations = `
CREATE TABLE relations (
  actor_id TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  block INTEGER NOT NULL DEFAULT 0,
  block_version INTEGER NOT NULL DEFAULT -1,
  mute INTEGER NOT NULL DEFAULT 0,
  mute_version INTEGER NOT NULL DEFAULT -1,
  PRIMARY KEY (actor_id, subject_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX follow_requests ON follows (subject_id, actor_id)
  WHERE wanted = 1 AND allowed = 0 AND wanted_version > allowed_version;
`;
