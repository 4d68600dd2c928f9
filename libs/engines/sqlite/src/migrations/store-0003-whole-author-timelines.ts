/** Author timelines were cut to 500 rows before: what fell off is in the posts. */
export const store0003WholeAuthorTimelines = `
INSERT OR IGNORE INTO author_timelines (author_id, post_id) SELECT author_id, id FROM posts;
`;
