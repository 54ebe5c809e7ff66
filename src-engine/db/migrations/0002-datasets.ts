/** Datasets and their versions (requirement 5); the rows themselves are Parquet files named by content. */
export const sql = `
CREATE TABLE datasets (
  dataset_id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  project_id INTEGER NOT NULL REFERENCES projects(id) ON DELETE CASCADE,
  name TEXT NOT NULL COLLATE NOCASE,
  filename TEXT NOT NULL,
  file_format TEXT NOT NULL,
  file_size INTEGER NOT NULL,
  file_hash TEXT NOT NULL,
  settings TEXT NOT NULL CHECK (json_valid(settings)),
  created_by INTEGER NOT NULL REFERENCES users(id),
  created_at TEXT NOT NULL,
  row_version INTEGER NOT NULL DEFAULT 1,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  UNIQUE (project_id, name)
) STRICT;

CREATE TABLE dataset_versions (
  version_id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  dataset_id INTEGER NOT NULL REFERENCES datasets(dataset_id) ON DELETE CASCADE,
  version_number INTEGER NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  content_hash TEXT NOT NULL,
  file_hash TEXT NOT NULL,
  rejected_hash TEXT,
  rows_count INTEGER NOT NULL,
  rejected_rows INTEGER NOT NULL,
  columns_info TEXT NOT NULL CHECK (json_valid(columns_info)),
  warnings TEXT NOT NULL CHECK (json_valid(warnings)),
  preprocessing_steps TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(preprocessing_steps)),
  settings TEXT NOT NULL CHECK (json_valid(settings)),
  bytes INTEGER NOT NULL,
  is_active INTEGER NOT NULL DEFAULT 1,
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

CREATE TABLE domain_tables (
  project_id INTEGER NOT NULL REFERENCES projects(id) ON DELETE CASCADE,
  role TEXT NOT NULL,
  version_id INTEGER NOT NULL REFERENCES dataset_versions(version_id) ON DELETE CASCADE,
  updated_at TEXT NOT NULL,
  PRIMARY KEY (project_id, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX idx_domain_tables_version ON domain_tables(version_id);
`
