/**
 * Datasets, their versions and saved charts (requirement 5); the rows themselves are Parquet files named by content.
 *
 * A dataset carries the facts of its latest version under the names of the requirement, written with each version.
 */
export const sql = `
CREATE TABLE datasets (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  project_id INTEGER NOT NULL REFERENCES projects(id) ON DELETE CASCADE,
  name TEXT NOT NULL COLLATE NOCASE,
  filename TEXT NOT NULL,
  file_path TEXT NOT NULL,
  file_format TEXT NOT NULL,
  file_size INTEGER NOT NULL,
  upload_date TEXT NOT NULL,
  rows_count INTEGER NOT NULL DEFAULT 0,
  columns_count INTEGER NOT NULL DEFAULT 0,
  columns_info TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(columns_info)),
  memory_usage INTEGER NOT NULL DEFAULT 0,
  processing_status TEXT NOT NULL DEFAULT 'completed' CHECK (processing_status = 'completed'),
  processed_at TEXT,
  metadata TEXT NOT NULL DEFAULT '{"tags":[],"notes":"","roles":{}}' CHECK (json_valid(metadata)),
  preprocessing_history TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(preprocessing_history)),
  current_state TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(current_state)),
  created_by INTEGER NOT NULL REFERENCES users(id),
  row_version INTEGER NOT NULL DEFAULT 1,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  UNIQUE (project_id, name)
) STRICT;
CREATE INDEX idx_datasets_project ON datasets(project_id);

CREATE TABLE dataset_versions (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  dataset_id INTEGER NOT NULL REFERENCES datasets(id) ON DELETE CASCADE,
  version_number INTEGER NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  preprocessing_steps TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(preprocessing_steps)),
  is_active INTEGER NOT NULL DEFAULT 1,
  content_hash TEXT NOT NULL,
  file_hash TEXT NOT NULL,
  rejected_hash TEXT,
  rows_count INTEGER NOT NULL,
  rejected_rows INTEGER NOT NULL,
  columns_info TEXT NOT NULL CHECK (json_valid(columns_info)),
  notices TEXT NOT NULL CHECK (json_valid(notices)),
  settings TEXT NOT NULL CHECK (json_valid(settings)),
  shape_hash TEXT NOT NULL DEFAULT '',
  bytes INTEGER NOT NULL,
  task_id INTEGER,
  created_by INTEGER NOT NULL REFERENCES users(id),
  created_at TEXT NOT NULL,
  row_version INTEGER NOT NULL DEFAULT 1,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  UNIQUE (dataset_id, version_number)
) STRICT;
CREATE INDEX idx_dataset_versions_content ON dataset_versions(content_hash);
CREATE INDEX idx_dataset_versions_file ON dataset_versions(file_hash);
CREATE INDEX idx_dataset_versions_shape ON dataset_versions(shape_hash);

CREATE TABLE dataset_profiles (
  content_hash TEXT PRIMARY KEY,
  profile TEXT NOT NULL CHECK (json_valid(profile)),
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE visualizations (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  dataset_id INTEGER NOT NULL REFERENCES datasets(id) ON DELETE CASCADE,
  name TEXT NOT NULL COLLATE NOCASE,
  chart_type TEXT NOT NULL,
  chart_config TEXT NOT NULL CHECK (json_valid(chart_config)),
  created_at TEXT NOT NULL,
  created_by INTEGER NOT NULL REFERENCES users(id),
  row_version INTEGER NOT NULL DEFAULT 1,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  UNIQUE (dataset_id, name)
) STRICT;

CREATE TABLE domain_tables (
  project_id INTEGER NOT NULL REFERENCES projects(id) ON DELETE CASCADE,
  role TEXT NOT NULL,
  version_id INTEGER NOT NULL REFERENCES dataset_versions(id) ON DELETE CASCADE,
  updated_at TEXT NOT NULL,
  PRIMARY KEY (project_id, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX idx_domain_tables_version ON domain_tables(version_id);
`
