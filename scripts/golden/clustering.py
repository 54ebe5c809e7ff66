"""Reference values of clustering and its measures, from scikit-learn, SciPy and kneed.

Run with a Python that has them: python scripts/golden/clustering.py
Writes src-engine/testing/golden/{k-means,silhouette,components,measures}.json.
Iris: Fisher 1936, UCI Machine Learning Repository, CC BY 4.0 (doi:10.24432/C56C76).
"""

import json
from pathlib import Path

import kneed
import numpy as np
import scipy
import sklearn
from kneed import KneeLocator
from scipy.optimize import linear_sum_assignment
from scipy.stats import spearmanr
from sklearn.cluster import KMeans
from sklearn.datasets import load_iris
from sklearn.decomposition import PCA
from sklearn.metrics import adjusted_rand_score, silhouette_samples
from sklearn.preprocessing import StandardScaler

FOLDER = Path(__file__).parents[2] / "src-engine" / "testing" / "golden"
VERSIONS = {"scikit-learn": sklearn.__version__, "scipy": scipy.__version__, "numpy": np.__version__, "kneed": kneed.__version__}


def write(name, values):
    text = json.dumps({"made_by": "scripts/golden/clustering.py", "versions": VERSIONS, **values})
    (FOLDER / f"{name}.json").write_text(text + "\n")


def best_fit(x, k, seeds=(0, 1, 2, 42)):
    return min((KMeans(k, n_init=10, random_state=seed).fit(x) for seed in seeds), key=lambda fit: fit.inertia_)


def blobs(rows, columns, groups, seed):
    random = np.random.default_rng(seed)
    middles = random.normal(size=(groups, columns)) * 3
    return (middles[random.integers(0, groups, rows)] + random.normal(size=(rows, columns))).round(3)


iris = load_iris().data
scaled = StandardScaler().fit_transform(iris)
five = blobs(120, 3, 5, seed=1)
fits = {k: best_fit(scaled, k) for k in range(2, 9)}

write("k-means", {
    "iris": iris.tolist(),
    "means": iris.mean(0).tolist(),
    "scales": iris.std(0).tolist(),
    "iris_inertia": {k: fit.inertia_ for k, fit in fits.items()},
    "blobs": five.tolist(),
    "blobs_inertia": {k: best_fit(five, k).inertia_ for k in (1, 5, 12)},
})

labels = {k: fits[k].labels_ for k in (2, 3, 5)}
lonely = np.where(np.arange(150) == 7, 3, labels[3])
write("silhouette", {
    "labelings": [{"k": int(k), "labels": l.tolist(), "scores": silhouette_samples(scaled, l).round(7).tolist()} for k, l in [*labels.items(), (4, lonely)]],
})

pca = PCA().fit(scaled)
scores = pca.transform(scaled)
write("components", {
    "explained": pca.explained_variance_ratio_.tolist(),
    "loadings": pca.components_.tolist(),
    "first_rows": scores[:5].tolist(),
})

random = np.random.default_rng(7)
costs = [random.integers(0, 50, size=shape).tolist() for shape in ((4, 4), (3, 6), (6, 3), (9, 9))]
ties = np.column_stack([random.integers(0, 6, 40), random.integers(0, 6, 40)])
curves = [
    {"x": list(range(2, 9)), "y": [fits[k].inertia_ for k in range(2, 9)]},
    {"x": list(range(1, 11)), "y": [100, 50, 30, 22, 18, 15, 13, 12, 11, 10]},
    {"x": [2, 3, 4, 5, 6], "y": [10, 8, 6, 4, 2]},
    {"x": [1, 2, 3, 4, 5, 6, 7], "y": [100, 90, 40, 38, 20, 19, 18]},
    {"x": [1, 2, 3], "y": [9, 2, 1]},
    {"x": [1, 2, 4, 8, 16, 32], "y": [64, 40, 20, 10, 6, 5]},
    {"x": [1, 2, 3, 4, 5, 6, 7, 8], "y": [50, 20, 30, 10, 12, 5, 6, 1]},
]
for curve in curves:
    knee = KneeLocator(curve["x"], curve["y"], S=1.0, curve="convex", direction="decreasing").knee
    curve["knee"] = None if knee is None else float(knee)
rands = [([0, 0, 1, 1], [1, 1, 0, 0]), ([0, 0, 1, 2], [0, 0, 1, 1]), ([0, 1, 2, 3], [0, 0, 0, 0]), ([0, 0, 1, 1], [0, 1, 0, 1]), (labels[3].tolist(), labels[5].tolist())]
write("measures", {
    "assignments": [{"cost": cost, "total": int(np.array(cost)[linear_sum_assignment(cost)].sum())} for cost in costs],
    "ranks": {"a": ties[:, 0].tolist(), "b": ties[:, 1].tolist(), "spearman": spearmanr(ties).statistic, "pearson": np.corrcoef(ties.T)[0, 1]},
    "quantiles": {"values": five[:25, 0].tolist(), "p": [0, 0.1, 0.25, 0.5, 0.77, 1], "quantiles": np.quantile(five[:25, 0], [0, 0.1, 0.25, 0.5, 0.77, 1]).tolist()},
    "knees": curves,
    "rands": [{"a": a, "b": b, "index": adjusted_rand_score(a, b)} for a, b in rands],
})
