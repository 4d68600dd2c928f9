/**
 * Sections of posts: a row that only moderation knows stands at version -1, as a section that was never set. A deleted
 * post is a row of id and version. Acts get their time, by which lists of them are sorted.
 */
export const store0004PostSections = `
ALTER TABLE posts ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';
ALTER TABLE posts ADD COLUMN place TEXT;
ALTER TABLE posts ADD COLUMN mention_ids TEXT NOT NULL DEFAULT '[]';
ALTER TABLE posts ADD COLUMN edited_at TEXT;
ALTER TABLE posts ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;
ALTER TABLE posts ADD COLUMN hidden_version INTEGER NOT NULL DEFAULT -1;

CREATE TABLE post_tags (
  tag TEXT NOT NULL,
  post_id TEXT NOT NULL,
  PRIMARY KEY (tag, post_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX tags_of_posts ON post_tags (post_id);

ALTER TABLE acts ADD COLUMN at TEXT NOT NULL DEFAULT '';
CREATE INDEX acts_by_actor ON acts (actor_id, kind, at, subject_id) WHERE "on" = 1;
CREATE INDEX acts_by_subject ON acts (subject_id, kind, at, actor_id) WHERE "on" = 1;
`;
