/** Trained runs of the recommender (their numbers lie in files), the epochs of each training, and what people keep beside them (requirement 3). */
export const sql = `
CREATE TABLE recommender_runs (
  run_id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  project_id INTEGER NOT NULL REFERENCES projects(id) ON DELETE CASCADE,
  task_id INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('saving', 'completed')),
  run TEXT NOT NULL,
  directory TEXT NOT NULL,
  temporary TEXT NOT NULL,
  facts TEXT NOT NULL CHECK (json_valid(facts)),
  details TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(details)),
  created_at TEXT NOT NULL,
  row_version INTEGER NOT NULL DEFAULT 1,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE INDEX idx_recommender_runs_project ON recommender_runs(project_id, status, run_id);
CREATE INDEX idx_recommender_runs_directory ON recommender_runs(directory);

CREATE TABLE recommender_epochs (
  task_id INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  loss REAL,
  mrr REAL,
  hit REAL,
  seconds REAL NOT NULL,
  PRIMARY KEY (task_id, epoch)
) STRICT, WITHOUT ROWID;

CREATE TABLE recommender_profiles (
  profile_id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  project_id INTEGER NOT NULL REFERENCES projects(id) ON DELETE CASCADE,
  name TEXT NOT NULL COLLATE NOCASE,
  profile TEXT NOT NULL CHECK (json_valid(profile)),
  created_at TEXT NOT NULL,
  row_version INTEGER NOT NULL DEFAULT 1,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  UNIQUE (project_id, name)
) STRICT;

CREATE TABLE recommender_cases (
  case_id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  project_id INTEGER NOT NULL REFERENCES projects(id) ON DELETE CASCADE,
  name TEXT NOT NULL COLLATE NOCASE,
  basket TEXT NOT NULL CHECK (json_valid(basket)),
  last_result TEXT CHECK (last_result IS NULL OR json_valid(last_result)),
  created_at TEXT NOT NULL,
  row_version INTEGER NOT NULL DEFAULT 1,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  UNIQUE (project_id, name)
) STRICT;

CREATE TABLE recommender_evaluations (
  evaluation_id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  project_id INTEGER NOT NULL REFERENCES projects(id) ON DELETE CASCADE,
  task_id INTEGER,
  run TEXT NOT NULL,
  profile TEXT NOT NULL,
  params TEXT NOT NULL CHECK (json_valid(params)),
  results TEXT NOT NULL CHECK (json_valid(results)),
  created_at TEXT NOT NULL,
  row_version INTEGER NOT NULL DEFAULT 1,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE INDEX idx_recommender_evaluations_project ON recommender_evaluations(project_id, evaluation_id);
`
