/** Posts of the last days with their likes: what explore chooses from. Older ones are taken away with the next write. */
export const store0014Explore = `
CREATE TABLE explored (
  post_id TEXT PRIMARY KEY,
  likes INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX explored_by_likes ON explored (likes, post_id);
`;
