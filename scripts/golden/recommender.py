"""Reference values of the recommender's linear model (EASE), from NumPy and SciPy in float64.

Run with a Python that has them: python scripts/golden/recommender.py
Writes src-engine/testing/golden/ease.json.
"""

import json
from pathlib import Path

import numpy as np
import scipy.sparse as sparse

FOLDER = Path(__file__).parents[2] / "src-engine" / "testing" / "golden"


def baskets(rows, items, seed):
    """Items of a few themes, some far more often than others."""
    random = np.random.default_rng(seed)
    popularity = 1 / np.arange(1, items + 1) ** 0.8
    theme = random.integers(0, 4, items)
    drawn = []
    for _ in range(rows):
        liking = popularity * np.where(theme == random.integers(0, 4), 6, 1)
        length = min(items, 1 + random.poisson(3))
        drawn.append(sorted(random.choice(items, length, replace=False, p=liking / liking.sum()).tolist()))
    return drawn


def ease(rows, items, weights, ridge):
    columns = np.concatenate(rows)
    starts = np.r_[0, np.cumsum([len(row) for row in rows])]
    x = sparse.csr_matrix((np.ones(len(columns)), columns, starts), shape=(len(rows), items))
    gram = (x.T @ sparse.diags(weights) @ x).toarray()
    ridge = gram.diagonal().mean() if ridge is None else ridge
    inverse = np.linalg.inv(gram + ridge * np.eye(items))
    b = -inverse / inverse.diagonal()
    np.fill_diagonal(b, 0)
    return ridge, b


cases = []
for rows, items, weighted, ridge in [(60, 5, False, None), (200, 30, True, None), (300, 130, True, 0.5), (900, 270, True, None)]:
    drawn = baskets(rows, items, seed=items)
    weights = [float(np.float32(1 / np.sqrt(max(len(row) - 1, 1)))) for row in drawn] if weighted else [1.0] * rows
    used, b = ease(drawn, items, np.array(weights), ridge)
    kept = range(items) if items <= 30 else range(0, items, 29)
    cases.append({"baskets": drawn, "items": items, "weights": weights if weighted else None, "given_lambda": ridge, "lambda": used,
                  "rows": {str(i): np.round(b[i], 9).tolist() for i in kept}})

text = json.dumps({"made_by": "scripts/golden/recommender.py", "versions": {"numpy": np.__version__}, "cases": cases}, separators=(",", ":"))
(FOLDER / "ease.json").write_text(text + "\n")
