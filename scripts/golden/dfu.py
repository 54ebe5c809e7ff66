"""Reference values of DFU clustering: features of a small table of sales, and sweeps of K on fixed matrices.

Run with a Python that has scikit-learn and pandas and the folder of the oracle scripts:
  python scripts/golden/dfu.py FOLDER
Writes src-engine/testing/golden/dfu.json. The features come from oracle_ts_features.py (--grid since-first --window 24 --names product),
inertia, silhouette and gap from oracle_clustering.py. Iris: Fisher 1936, CC BY 4.0, doi:10.24432/C56C76. Wine: Aeberhard & Forina 1992,
CC BY 4.0, doi:10.24432/C5PC7J. The third matrix is our own sample of DFUs.
"""

import json
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import sklearn
from sklearn.cluster import KMeans
from sklearn.datasets import load_iris, load_wine
from sklearn.metrics import silhouette_score
from sklearn.preprocessing import StandardScaler

sys.path.insert(0, sys.argv[1])
import oracle_clustering  # noqa: E402
import oracle_ts_features as oracle  # noqa: E402

ROOT = Path(__file__).parents[2]
WINDOW = 24
SEEDS = (0, 1, 2, 42)


def small_sales():
    """Series of every awkward kind: gaps, zeros, returns, repeats, late starts, one record, no demand at all."""
    random = np.random.default_rng(5)
    kinds = {
        "steady": lambda t: 100 + t % 3,
        "season": lambda t: round(50 * (1 + np.cos(2 * np.pi * t / 12)), 2),
        "rising": lambda t: 10 + 7 * t,
        "falling": lambda t: max(0, 300 - 9 * t),
        "rare": lambda t: int(random.integers(1, 9)) if t % 5 == 0 else None,
        "returns": lambda t: int(random.integers(-20, 30)),
        "balanced": lambda t: 5 if t % 2 == 0 else -5,
        "zero": lambda t: 0,
        "decimal": lambda t: round(float(random.gamma(2, 3)), 3),
        "gaps": lambda t: 40 if t % 7 != 3 else None,
        "first zero": lambda t: t,
        "outlier": lambda t: 1000 if t == 20 else 10 + t % 4,
    }
    rows = []
    for name, demand in kinds.items():
        for start in (0, 9, 14, 21, 28, 34, 35):
            for t in range(start, 36):
                value = demand(t)
                if value is None:
                    continue
                parts = [value] if t % 11 else [value / 2, value / 2]
                rows += [(f"{name}|{start}", f"{2021 + t // 12}-{t % 12 + 1:02}", float(part)) for part in parts]
    return pd.DataFrame(rows, columns=["dfu_id", "month", "demand"])


def features_of(sales):
    months = pd.to_datetime(sales.month)
    sales = sales.assign(k=months.dt.year * 12 + months.dt.month - 1)
    last = sales.k.max()
    grouped = sales[sales.k > last - WINDOW].groupby(["dfu_id", "k"]).demand.sum()
    rows = []
    for dfu, series in grouped.groupby(level=0):
        k = series.index.get_level_values(1).to_numpy()
        first = k.min()
        x, present = np.zeros(last - first + 1), np.zeros(last - first + 1)
        x[k - first], present[k - first] = series.to_numpy(float), 1
        found = oracle.features(x, present, int(first // 12), int(first % 12) + 1, 3)
        named = {ours: found[theirs] for theirs, ours in oracle.NAMES.items()}
        seasons = {f"season_{m}": found[f"season_idx_{m}"] for m in range(1, 13)}
        plain = {name: None if value is None else float(value) for name, value in {**named, **seasons}.items()}
        rows.append({"dfu_id": dfu, "n_months": int(found["n_months"]), **plain})
    return rows


def sweep(name, x):
    x = np.asarray(x, float)
    gaps = oracle_clustering.gap(x, 13, 10, 42, "box", 10)
    per_k = []
    for k in range(2, 13):
        best = min((KMeans(k, n_init=10, random_state=seed).fit(x) for seed in SEEDS), key=lambda fit: fit.inertia_)
        per_k.append({
            "k": k,
            "inertia": best.inertia_,
            "labels": best.labels_.tolist() if k in (3, 7) else None,
            "silhouette": float(silhouette_score(x, best.labels_)),
            "gap": float(gaps["gap"][k - 1]),
            "s": float(gaps["s"][k - 1]),
        })
    return {"name": name, "x": x.tolist(), "per_k": per_k, "gap_k": gaps["k_1se"]}


def sample_matrix():
    sales = pd.read_csv(ROOT / "resources" / "sample" / "dfu" / "fact_sales_monthly.csv")
    sales["dfu_id"] = sales.item_id + "|" + sales.location
    rows = pd.DataFrame(features_of(sales)).set_index("dfu_id")
    rows = rows[rows.n_months >= 24][list(oracle.NAMES.values())].astype(float)
    rows = rows.fillna(rows.median())
    return StandardScaler().fit_transform(np.sign(rows) * np.log1p(np.abs(rows))).round(4)


def scaled(data):
    return StandardScaler().fit_transform(data).round(6)


sales = small_sales()
values = {
    "made_by": "scripts/golden/dfu.py",
    "versions": {"scikit-learn": sklearn.__version__, "pandas": pd.__version__, "numpy": np.__version__},
    "sales": sales.to_numpy().tolist(),
    "features": features_of(sales),
    "sweeps": [sweep("iris", scaled(load_iris().data)), sweep("wine", scaled(load_wine().data)), sweep("sample DFUs", sample_matrix())],
}
(ROOT / "src-engine" / "testing" / "golden" / "dfu.json").write_text(json.dumps(values) + "\n")
