export const store0016ExportJobs = `
CREATE TABLE export_jobs (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL,
  created_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX export_jobs_of ON export_jobs (user_id, created_at_ms);
`;
