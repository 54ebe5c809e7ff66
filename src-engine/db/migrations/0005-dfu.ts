/** Items, DFUs, clustering runs and assignments (requirement 2); sales by the million stay in Parquet (domain_tables). */
export const sql = `
CREATE TABLE dim_item (
  project_id INTEGER NOT NULL REFERENCES projects(id) ON DELETE CASCADE,
  item_id TEXT NOT NULL,
  uid TEXT NOT NULL UNIQUE,
  category TEXT,
  class TEXT,
  sub_class TEXT,
  brand_name TEXT,
  country TEXT,
  national_service_model TEXT,
  case_weight REAL,
  item_proof REAL,
  bpc REAL,
  bottle_pack REAL,
  pack_case REAL,
  extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
  created_at TEXT NOT NULL,
  row_version INTEGER NOT NULL DEFAULT 1,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  PRIMARY KEY (project_id, item_id)
) STRICT;

CREATE TABLE dim_dfu (
  project_id INTEGER NOT NULL REFERENCES projects(id) ON DELETE CASCADE,
  dfu_id TEXT NOT NULL,
  uid TEXT NOT NULL UNIQUE,
  item_id TEXT,
  location TEXT,
  brand TEXT,
  region TEXT,
  state_plan TEXT,
  sales_div TEXT,
  prod_cat_desc TEXT,
  abc_vol TEXT,
  service_lvl_grp TEXT,
  supergroup TEXT,
  execution_lag REAL,
  total_lt REAL,
  alcoh_pct REAL,
  proof REAL,
  cluster_assignment TEXT,
  made_from_facts INTEGER NOT NULL DEFAULT 0,
  extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
  created_at TEXT NOT NULL,
  row_version INTEGER NOT NULL DEFAULT 1,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  PRIMARY KEY (project_id, dfu_id)
) STRICT;
CREATE INDEX idx_dim_dfu_cluster_assignment ON dim_dfu(project_id, cluster_assignment);
CREATE INDEX idx_dim_dfu_item ON dim_dfu(project_id, item_id);

CREATE TABLE dfu_feature_settings (
  project_id INTEGER PRIMARY KEY REFERENCES projects(id) ON DELETE CASCADE,
  params TEXT NOT NULL CHECK (json_valid(params)),
  updated_at TEXT NOT NULL
) STRICT;

CREATE TABLE dfu_runs (
  run_id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  project_id INTEGER NOT NULL REFERENCES projects(id) ON DELETE CASCADE,
  task_id INTEGER,
  status TEXT NOT NULL CHECK (status IN ('saving', 'completed')),
  params TEXT NOT NULL CHECK (json_valid(params)),
  source TEXT NOT NULL CHECK (json_valid(source)),
  k INTEGER NOT NULL,
  n_dfus INTEGER NOT NULL,
  inertia REAL NOT NULL,
  silhouette REAL,
  match_key TEXT NOT NULL,
  matched_run_id INTEGER,
  matched_share REAL,
  data_hash TEXT NOT NULL,
  clusters TEXT NOT NULL CHECK (json_valid(clusters)),
  thresholds TEXT NOT NULL CHECK (json_valid(thresholds)),
  model TEXT NOT NULL CHECK (json_valid(model)),
  details TEXT NOT NULL CHECK (json_valid(details)),
  output_dir TEXT NOT NULL,
  created_at TEXT NOT NULL,
  row_version INTEGER NOT NULL DEFAULT 1,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE INDEX idx_dfu_runs_project ON dfu_runs(project_id, status, run_id);
CREATE INDEX idx_dfu_runs_match ON dfu_runs(project_id, match_key, status, run_id);

CREATE TABLE dfu_assignments (
  run_id INTEGER NOT NULL REFERENCES dfu_runs(run_id) ON DELETE CASCADE,
  dfu_id TEXT NOT NULL,
  item_id TEXT,
  location TEXT,
  cluster_id INTEGER NOT NULL,
  confidence REAL NOT NULL,
  runner_up INTEGER,
  distance REAL NOT NULL,
  n_months INTEGER NOT NULL,
  mean_demand REAL,
  median_demand REAL,
  std_demand REAL,
  cv_demand REAL,
  min_demand REAL,
  max_demand REAL,
  total_demand REAL,
  trend_slope REAL,
  trend_pct_change REAL,
  seasonality_strength REAL,
  peak_month REAL,
  seasonal_index_std REAL,
  year_over_year_correlation REAL,
  zero_demand_pct REAL,
  sparsity_score REAL,
  demand_stability REAL,
  outlier_count REAL,
  growth_rate REAL,
  acceleration REAL,
  recent_vs_historical REAL,
  pca_x REAL NOT NULL,
  pca_y REAL NOT NULL,
  scaled BLOB NOT NULL,
  PRIMARY KEY (run_id, dfu_id)
) STRICT;
CREATE INDEX idx_dfu_assignments_cluster ON dfu_assignments(run_id, cluster_id, mean_demand);

CREATE TABLE dfu_excluded (
  run_id INTEGER NOT NULL REFERENCES dfu_runs(run_id) ON DELETE CASCADE,
  dfu_id TEXT NOT NULL,
  n_months INTEGER NOT NULL,
  PRIMARY KEY (run_id, dfu_id)
) STRICT, WITHOUT ROWID;
`
