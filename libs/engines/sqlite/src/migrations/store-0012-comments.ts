/** A row that only moderation knows stands at version -1; a deleted comment is a row of id and version. */
export const store0012Comments = `
CREATE TABLE comments (
  id TEXT PRIMARY KEY,
  post_id TEXT NOT NULL,
  author_id TEXT NOT NULL,
  post_author_id TEXT NOT NULL,
  -- Empty where it is no reply.
  parent_id TEXT NOT NULL,
  text TEXT NOT NULL,
  mention_ids TEXT NOT NULL,
  created_at TEXT NOT NULL,
  version INTEGER NOT NULL,
  hidden INTEGER NOT NULL DEFAULT 0,
  hidden_version INTEGER NOT NULL DEFAULT -1
) STRICT;
CREATE INDEX comments_of_posts ON comments (post_id, parent_id, id);
CREATE INDEX comments_by_authors ON comments (author_id, id);
`;
