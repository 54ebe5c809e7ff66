/** Saved recipes, and where a version comes from. The steps of a version stand in dataset_versions.preprocessing_steps. */
export const sql = `
ALTER TABLE dataset_versions ADD COLUMN origin TEXT NOT NULL DEFAULT 'import' CHECK (origin IN ('import', 'preparation', 'restore'));
ALTER TABLE dataset_versions ADD COLUMN parent_version_id INTEGER;

CREATE TABLE preparation_recipes (
  recipe_id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  project_id INTEGER NOT NULL REFERENCES projects(id) ON DELETE CASCADE,
  name TEXT NOT NULL COLLATE NOCASE,
  description TEXT NOT NULL DEFAULT '',
  columns TEXT NOT NULL CHECK (json_valid(columns)),
  steps TEXT NOT NULL CHECK (json_valid(steps)),
  created_by INTEGER NOT NULL REFERENCES users(id),
  created_at TEXT NOT NULL,
  row_version INTEGER NOT NULL DEFAULT 1,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  UNIQUE (project_id, name)
) STRICT;
`
