/** Refresh tokens carry a seal now: those of older sessions have none, and their devices sign in again. */
export const store0013SessionsAndNames = `
DROP TABLE sessions;
CREATE TABLE sessions (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL,
  secret_hash TEXT NOT NULL,
  device TEXT NOT NULL,
  created_at_ms INTEGER NOT NULL,
  used_at_ms INTEGER NOT NULL,
  expires_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_of_users ON sessions (user_id);
CREATE INDEX sessions_by_expiry ON sessions (expires_at_ms);

CREATE INDEX user_name_claims_of_users ON user_name_claims (user_id);

CREATE TABLE name_blocks (
  name_hash TEXT PRIMARY KEY,
  until_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX name_blocks_by_end ON name_blocks (until_ms);

CREATE TABLE passwords (
  user_id TEXT PRIMARY KEY,
  password_hash TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE reset_codes (
  user_id TEXT PRIMARY KEY,
  code_hash TEXT NOT NULL,
  tries_left INTEGER NOT NULL,
  expires_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE rate_limits (
  key TEXT PRIMARY KEY,
  used INTEGER NOT NULL,
  ends_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX rate_limits_by_end ON rate_limits (ends_at_ms);

CREATE INDEX administrators ON users (id) WHERE role = 'admin';
`;
