/** A user by sections, each with its version: -1 where nothing was put. A deleted user's row keeps the id alone. */
export const store0005UserSections = `
ALTER TABLE users RENAME TO users_before;
CREATE TABLE users (
  id TEXT PRIMARY KEY,
  user_name TEXT,
  full_name TEXT,
  bio TEXT,
  website TEXT,
  avatar_id TEXT,
  created_at TEXT,
  profile_version INTEGER NOT NULL DEFAULT -1,
  is_private INTEGER NOT NULL DEFAULT 0,
  is_private_version INTEGER NOT NULL DEFAULT -1,
  role TEXT NOT NULL DEFAULT 'user',
  role_version INTEGER NOT NULL DEFAULT -1,
  suspended INTEGER NOT NULL DEFAULT 0,
  suspended_version INTEGER NOT NULL DEFAULT -1,
  deleted INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
INSERT INTO users (id, user_name, full_name, bio, website, created_at, profile_version)
  SELECT id, user_name, full_name, '', '', created_at, version FROM users_before;
DROP TABLE users_before;
`;
