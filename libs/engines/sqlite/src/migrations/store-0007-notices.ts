export const store0007Notices = `
-- A notice that was never on has no time.
CREATE TABLE notices (
  recipient_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  cause_id TEXT NOT NULL,
  post_id TEXT,
  actor_id TEXT NOT NULL,
  at TEXT,
  "on" INTEGER NOT NULL,
  version INTEGER NOT NULL,
  UNIQUE (recipient_id, kind, subject_id, cause_id)
) STRICT;
CREATE INDEX notices_newest ON notices (recipient_id, kind, subject_id, at, cause_id) WHERE "on" = 1;
CREATE INDEX notices_by_actor ON notices (recipient_id, kind, subject_id, actor_id) WHERE "on" = 1;
CREATE INDEX notices_by_post ON notices (post_id, subject_id);
CREATE INDEX notices_by_cause ON notices (cause_id) WHERE kind IN ('comment', 'reply', 'mention');

-- Groups with a cause that is on: people are counted here, so that reading costs the same however many there are.
CREATE TABLE notice_groups (
  recipient_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  post_id TEXT,
  actors INTEGER NOT NULL,
  newest_at TEXT NOT NULL,
  UNIQUE (recipient_id, kind, subject_id)
) STRICT;
CREATE INDEX notice_groups_newest ON notice_groups (recipient_id, newest_at);
CREATE INDEX notice_groups_by_post ON notice_groups (post_id, subject_id);

-- The version of each post's caption that says whom it mentions.
CREATE TABLE notice_mentions (
  post_id TEXT PRIMARY KEY,
  version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Posts, comments and recipients that were withdrawn, for good.
CREATE TABLE notices_withdrawn (
  id TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE notice_read_marks (
  user_id TEXT PRIMARY KEY,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE push_subscriptions (
  endpoint TEXT PRIMARY KEY,
  user_id TEXT NOT NULL,
  p256dh TEXT NOT NULL,
  auth TEXT NOT NULL,
  created_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX push_subscriptions_of ON push_subscriptions (user_id, created_at_ms);
`;
