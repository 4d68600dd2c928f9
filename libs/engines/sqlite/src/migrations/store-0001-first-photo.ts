export const store0001FirstPhoto = `
CREATE TABLE users (
  id TEXT PRIMARY KEY,
  user_name TEXT NOT NULL,
  full_name TEXT NOT NULL,
  created_at TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- expires_at_ms is null once the log has the user.
CREATE TABLE user_name_claims (
  folded_name TEXT PRIMARY KEY,
  user_id TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  expires_at_ms INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL,
  secret_hash TEXT NOT NULL,
  expires_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE posts (
  id TEXT PRIMARY KEY,
  author_id TEXT NOT NULL,
  caption TEXT NOT NULL,
  media_ids TEXT NOT NULL,
  alt_texts TEXT NOT NULL,
  created_at TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT;

CREATE TABLE media_claims (
  media_id TEXT PRIMARY KEY,
  post_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE media_originals (
  id TEXT PRIMARY KEY,
  owner_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  file_name TEXT NOT NULL,
  mime_type TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  path TEXT NOT NULL,
  uploaded_at TEXT NOT NULL
) STRICT;

CREATE TABLE media_plans (
  media_id TEXT PRIMARY KEY,
  attempt INTEGER NOT NULL,
  plan TEXT NOT NULL
) STRICT;

CREATE TABLE media_results (
  media_id TEXT NOT NULL,
  task_id TEXT NOT NULL,
  attempt INTEGER NOT NULL,
  result TEXT NOT NULL,
  PRIMARY KEY (media_id, task_id)
) STRICT;

CREATE TABLE media_states (
  media_id TEXT PRIMARY KEY,
  attempt INTEGER NOT NULL,
  rank INTEGER NOT NULL,
  state TEXT NOT NULL,
  failure TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE encode_results (
  task_id TEXT PRIMARY KEY,
  result TEXT NOT NULL
) STRICT;

-- A flag that was never set stands at version -1: the first position of a log is 0.
CREATE TABLE follows (
  actor_id TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  wanted INTEGER NOT NULL DEFAULT 0,
  wanted_version INTEGER NOT NULL DEFAULT -1,
  allowed INTEGER NOT NULL DEFAULT 0,
  allowed_version INTEGER NOT NULL DEFAULT -1,
  PRIMARY KEY (actor_id, subject_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX followers ON follows (subject_id, actor_id) WHERE wanted = 1 AND allowed = 1;

CREATE TABLE home_timelines (
  user_id TEXT NOT NULL,
  post_id TEXT NOT NULL,
  PRIMARY KEY (user_id, post_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE author_timelines (
  author_id TEXT NOT NULL,
  post_id TEXT NOT NULL,
  PRIMARY KEY (author_id, post_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE log_identity (
  -- One row at most.
  only INTEGER PRIMARY KEY CHECK (only = 1),
  id TEXT NOT NULL,
  epoch INTEGER NOT NULL
) STRICT;

CREATE TABLE log_folded (
  topic TEXT NOT NULL,
  partition INTEGER NOT NULL,
  "offset" INTEGER NOT NULL,
  PRIMARY KEY (topic, partition)
) STRICT, WITHOUT ROWID;

CREATE TABLE request_claims (
  account TEXT NOT NULL,
  route TEXT NOT NULL,
  key TEXT NOT NULL,
  ids TEXT NOT NULL,
  digest TEXT NOT NULL,
  answered INTEGER NOT NULL DEFAULT 0,
  expires_at_ms INTEGER NOT NULL,
  PRIMARY KEY (account, route, key)
) STRICT;
CREATE INDEX request_claims_by_expiry ON request_claims (expires_at_ms);
`;
