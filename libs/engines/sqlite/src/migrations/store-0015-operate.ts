/** What administrators did, and what people report: kept for good. */
export const store0015Operate = `
CREATE TABLE audit (
  id TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  actor_id TEXT NOT NULL,
  act TEXT NOT NULL,
  object_kind TEXT NOT NULL,
  object_id TEXT,
  reason TEXT NOT NULL,
  outcome TEXT NOT NULL,
  code TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX audit_by_object ON audit (object_id, id);
CREATE INDEX audit_by_actor ON audit (actor_id, id);

CREATE TABLE reports (
  id TEXT PRIMARY KEY,
  reporter_id TEXT NOT NULL,
  subject_type TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  reason TEXT NOT NULL,
  note TEXT NOT NULL,
  created_at TEXT NOT NULL,
  state TEXT NOT NULL,
  outcome TEXT,
  resolved_by TEXT,
  resolved_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX reports_by_state ON reports (state, id);
CREATE UNIQUE INDEX open_reports ON reports (reporter_id, subject_type, subject_id) WHERE state = 'open';
`;
