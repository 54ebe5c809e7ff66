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


TASKS = {"k_means": k_means, "k_sweep": k_sweep, "silhouettes": silhouettes}

print(json.dumps({"version": sklearn.__version__}), flush=True)
for line in sys.stdin:
    order = json.loads(line)
    x = np.fromfile(order["file"], np.float32).reshape(order["rows"], -1)
    repeat = order.get("repeat", 1)
    began = time.perf_counter()
    for _ in range(repeat):
        answer = TASKS[order["task"]](x, order)
    print(json.dumps({"seconds": (time.perf_counter() - began) / repeat, **answer}), flush=True)
