export const sql = `
CREATE TABLE users(
  user_id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  email TEXT UNIQUE,
  display_name TEXT NOT NULL,
  password_hash TEXT,
  created_at TEXT NOT NULL,
  row_version INTEGER NOT NULL DEFAULT 1,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE projects(
  project_id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE,
  description TEXT NOT NULL DEFAULT '',
  created_by INTEGER NOT NULL REFERENCES users(user_id),
  created_at TEXT NOT NULL,
  row_version INTEGER NOT NULL DEFAULT 1,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE project_members(
  project_id INTEGER NOT NULL REFERENCES projects(project_id) ON DELETE CASCADE,
  user_id INTEGER NOT NULL REFERENCES users(user_id) ON DELETE CASCADE,
  role TEXT NOT NULL CHECK(role IN ('viewer', 'editor', 'owner')),
  uid TEXT NOT NULL UNIQUE,
  row_version INTEGER NOT NULL DEFAULT 1,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  PRIMARY KEY(project_id, user_id)
) STRICT;

CREATE TABLE activity_logs(
  activity_id INTEGER PRIMARY KEY,
  project_id INTEGER REFERENCES projects(project_id) ON DELETE CASCADE,
  user_id INTEGER REFERENCES users(user_id),
  action TEXT NOT NULL,
  details TEXT NOT NULL DEFAULT '{}',
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE jobs(
  task_id INTEGER PRIMARY KEY,
  project_id INTEGER NOT NULL REFERENCES projects(project_id) ON DELETE CASCADE,
  user_id INTEGER NOT NULL REFERENCES users(user_id),
  kind TEXT NOT NULL,
  facts TEXT NOT NULL,
  status TEXT NOT NULL CHECK(status IN ('pending', 'running', 'completed', 'failed', 'cancelled', 'interrupted')),
  progress REAL NOT NULL DEFAULT 0,
  step TEXT NOT NULL DEFAULT '',
  seconds_left REAL,
  result TEXT,
  error TEXT,
  cancel_requested INTEGER NOT NULL DEFAULT 0,
  owner TEXT,
  heartbeat_at TEXT,
  restarted_as INTEGER REFERENCES jobs(task_id) ON DELETE SET NULL,
  created_at TEXT NOT NULL,
  started_at TEXT,
  ended_at TEXT
) STRICT;
CREATE INDEX idx_jobs_status ON jobs(status);
CREATE INDEX idx_jobs_project ON jobs(project_id, task_id);

CREATE TABLE job_log(
  task_id INTEGER NOT NULL REFERENCES jobs(task_id) ON DELETE CASCADE,
  at TEXT NOT NULL,
  message TEXT NOT NULL
) STRICT;
CREATE INDEX idx_job_log ON job_log(task_id);
`
