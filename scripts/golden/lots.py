"""Reference values of lot clustering on the packaged sample, from pandas and scikit-learn.

Run with a Python that has them: python scripts/golden/lots.py
Writes src-engine/testing/golden/lots.json.
"""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import sklearn
from sklearn.cluster import KMeans
from sklearn.metrics import silhouette_score
from sklearn.preprocessing import StandardScaler

ROOT = Path(__file__).parents[2]
FEATURES = ["itm", "sigma", "pctg_perte_gavage", "total_corn_real", "nb_meg", "duree_gavage", "poids_foie_moyen_g"]


def complete_lots():
    lots = pd.read_csv(ROOT / "resources" / "sample" / "lots_gavage.csv")
    days = pd.read_csv(ROOT / "resources" / "sample" / "gavage_data_lots.csv")
    lots["duree_gavage"] = lots.code_lot.map(days.groupby("code_lot").jour.nunique())
    return lots, lots.dropna(subset=FEATURES)


def fitted(lots, k):
    scaler = StandardScaler()
    x = scaler.fit_transform(lots[FEATURES].to_numpy(float))
    best = lambda n_init: min((KMeans(k, n_init=n_init, random_state=seed).fit(x) for seed in (0, 1, 2, 42)), key=lambda one: one.inertia_)
    fit = best(100)
    nearest = np.sort(fit.transform(x), axis=1)
    order = np.argsort(-np.bincount(fit.labels_), kind="stable")
    means = [lots[fit.labels_ == label][FEATURES].mean() for label in order]
    return {
        "k": k,
        "inertia": fit.inertia_,
        "inertia_of_10_starts": best(10).inertia_,
        "silhouette": silhouette_score(x, fit.labels_),
        "sizes": sorted(np.bincount(fit.labels_).tolist(), reverse=True),
        "avg_confidence": float(np.mean((nearest[:, 1] - nearest[:, 0]) / nearest[:, 1])),
        "means": [mean.to_dict() for mean in means],
    }


lots, complete = complete_lots()
values = {
    "made_by": "scripts/golden/lots.py",
    "versions": {"scikit-learn": sklearn.__version__, "pandas": pd.__version__, "numpy": np.__version__},
    "lots": len(lots),
    "complete": len(complete),
    "fits": [fitted(complete, k) for k in range(2, 9)],
}
(ROOT / "src-engine" / "testing" / "golden" / "lots.json").write_text(json.dumps(values) + "\n")
