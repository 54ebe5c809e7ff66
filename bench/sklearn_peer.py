"""scikit-learn as the peer of the benchmark: one JSON order per line on standard input, one JSON answer per line.

Only the call itself is timed (short ones are repeated, the mean is taken): imports, reading and making arrays are not.
"""

import json
import sys
import time

import numpy as np
import sklearn
from sklearn.cluster import KMeans
from sklearn.metrics import silhouette_score


def k_means(x, order):
    fit = KMeans(order["k"], n_init=order["n_init"], random_state=order["seed"]).fit(x)
    return {"inertia": float(fit.inertia_)}


def k_sweep(x, order):
    fits = [KMeans(k, n_init=order["n_init"], random_state=order["seed"]).fit(x) for k in order["ks"]]
    return {"inertia": float(sum(fit.inertia_ for fit in fits))}


def silhouettes(x, order):
    labelings = np.fromfile(order["labels"], np.int32).reshape(-1, len(x))
    return {"silhouette": max(float(silhouette_score(x, labels)) for labels in labelings)}


def k_sweep_with_silhouettes(x, order):
    fits = [KMeans(k, n_init=order["n_init"], random_state=order["seed"]).fit(x) for k in order["ks"]]
    for fit in fits:
        silhouette_score(x, fit.labels_)
    return {"inertia": float(sum(fit.inertia_ for fit in fits))}


TASKS = {"k_means": k_means, "k_sweep": k_sweep, "silhouettes": silhouettes, "k_sweep_with_silhouettes": k_sweep_with_silhouettes}

print(json.dumps({"version": sklearn.__version__}), flush=True)
for line in sys.stdin:
    order = json.loads(line)
    if "sales" in order:
        # pandas is needed by these tasks only, and reading the file is part of their work.
        import sales_features

        began = time.perf_counter()
        answer = sales_features.TASKS[order["task"]](order)
        print(json.dumps({"seconds": time.perf_counter() - began, **answer}), flush=True)
        continue
    if "item_count" in order:
        # LightFM and SciPy are needed by these tasks only; they time their own work.
        import recommender_peer

        print(json.dumps(recommender_peer.TASKS[order["task"]](order)), flush=True)
        continue
    x = np.fromfile(order["file"], np.float32).reshape(order["rows"], -1)
    repeat = order.get("repeat", 1)
    began = time.perf_counter()
    for _ in range(repeat):
        answer = TASKS[order["task"]](x, order)
    print(json.dumps({"seconds": (time.perf_counter() - began) / repeat, **answer}), flush=True)
