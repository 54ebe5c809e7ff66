/** Lots, their daily rows, clustering runs and assignments (requirement 1). */
export const sql = `
CREATE TABLE lots_gavage (
  lot_id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  project_id INTEGER NOT NULL REFERENCES projects(id) ON DELETE CASCADE,
  code_lot TEXT NOT NULL,
  source_lot_id TEXT,
  site_code TEXT,
  genetique TEXT,
  date_mise_en_gavage TEXT,
  season TEXT,
  itm REAL,
  sigma REAL,
  pctg_perte_gavage REAL,
  total_corn_real REAL,
  nb_meg REAL,
  poids_foie_moyen_g REAL,
  duree_gavage INTEGER,
  created_at TEXT NOT NULL,
  row_version INTEGER NOT NULL DEFAULT 1,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  UNIQUE (project_id, code_lot)
) STRICT;
CREATE INDEX idx_lots_gavage_source ON lots_gavage(project_id, source_lot_id) WHERE source_lot_id IS NOT NULL;

CREATE TABLE gavage_data_lots (
  gavage_data_id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  project_id INTEGER NOT NULL REFERENCES projects(id) ON DELETE CASCADE,
  lot_id INTEGER NOT NULL REFERENCES lots_gavage(lot_id) ON DELETE CASCADE,
  jour TEXT NOT NULL,
  repas INTEGER NOT NULL,
  corn_real REAL,
  nb_morts REAL,
  created_at TEXT NOT NULL,
  row_version INTEGER NOT NULL DEFAULT 1,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  UNIQUE (lot_id, jour, repas)
) STRICT;
CREATE INDEX idx_gavage_data_lots_project ON gavage_data_lots(project_id);

CREATE TABLE lot_clustering_runs (
  run_id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  project_id INTEGER NOT NULL REFERENCES projects(id) ON DELETE CASCADE,
  task_id INTEGER,
  status TEXT NOT NULL CHECK (status IN ('saving', 'completed')),
  clustering_type TEXT NOT NULL,
  modele_version TEXT NOT NULL,
  params TEXT NOT NULL CHECK (json_valid(params)),
  features TEXT NOT NULL CHECK (json_valid(features)),
  n_clusters INTEGER NOT NULL,
  n_lots INTEGER NOT NULL,
  avg_confidence REAL NOT NULL,
  match_key TEXT NOT NULL,
  matched_run_id INTEGER,
  matched_share REAL,
  inertia REAL NOT NULL,
  silhouette REAL,
  data_hash TEXT NOT NULL,
  details TEXT NOT NULL CHECK (json_valid(details)),
  created_at TEXT NOT NULL,
  row_version INTEGER NOT NULL DEFAULT 1,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE INDEX idx_lot_clustering_runs_project ON lot_clustering_runs(project_id, status, run_id);
CREATE INDEX idx_lot_clustering_runs_match ON lot_clustering_runs(project_id, match_key, status, run_id);

CREATE TABLE lot_clustering_assignments (
  run_id INTEGER NOT NULL REFERENCES lot_clustering_runs(run_id) ON DELETE CASCADE,
  lot_id INTEGER NOT NULL REFERENCES lots_gavage(lot_id) ON DELETE CASCADE,
  cluster_id INTEGER NOT NULL,
  confidence REAL NOT NULL,
  runner_up INTEGER NOT NULL,
  distance REAL NOT NULL,
  runner_up_distance REAL NOT NULL,
  site_code TEXT,
  genetique TEXT,
  season TEXT,
  itm REAL,
  sigma REAL,
  pctg_perte_gavage REAL,
  total_corn_real REAL,
  nb_meg REAL,
  duree_gavage REAL,
  poids_foie_moyen_g REAL,
  pca_x REAL NOT NULL,
  pca_y REAL NOT NULL,
  created_at TEXT NOT NULL,
  PRIMARY KEY (run_id, lot_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX idx_lot_clustering_assignments_confidence ON lot_clustering_assignments(run_id, confidence);
CREATE INDEX idx_lot_clustering_assignments_lot ON lot_clustering_assignments(lot_id);

CREATE TABLE lot_clustering_excluded (
  run_id INTEGER NOT NULL REFERENCES lot_clustering_runs(run_id) ON DELETE CASCADE,
  lot_id INTEGER NOT NULL REFERENCES lots_gavage(lot_id) ON DELETE CASCADE,
  missing TEXT NOT NULL CHECK (json_valid(missing)),
  PRIMARY KEY (run_id, lot_id)
) STRICT, WITHOUT ROWID;
`
