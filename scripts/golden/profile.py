"""Reference values of column profiles: pandas, NumPy and SciPy on a small table of our own.

python scripts/golden/profile.py  (pandas, numpy, scipy)
"""
import io
import json
from pathlib import Path

import numpy as np
import pandas as pd
import scipy
from scipy.stats.contingency import association

rng = np.random.default_rng(7)
n = 240
frame = pd.DataFrame(
    {
        "site": rng.choice(["LL", "LS", "MT"], n, p=[0.5, 0.3, 0.2]),
        "poids": np.round(rng.normal(540, 35, n), 2),
        "perte": np.round(rng.gamma(2.0, 1.3, n), 3),
        "effectif": rng.integers(300, 900, n),
        "essai": rng.choice(["oui", "non"], n),
        "jour": pd.to_datetime("2024-01-01") + pd.to_timedelta(rng.integers(0, 400, n), unit="D"),
    }
)
frame["lien"] = np.where(rng.random(n) < 0.7, frame["site"], rng.choice(["LL", "LS", "MT"], n))
frame["loin"] = np.round(frame["poids"] * 1e6 + 1e12, 0)
frame.loc[rng.choice(n, 17, replace=False), "perte"] = np.nan
frame.loc[rng.choice(n, 5, replace=False), "site"] = None
frame = pd.concat([frame, frame.iloc[[3, 8, 8]]], ignore_index=True)

text = io.StringIO()
frame.assign(jour=frame["jour"].dt.strftime("%d/%m/%Y")).to_csv(text, index=False, sep=";", decimal=",")
numbers = ["poids", "perte", "effectif", "loin"]
categories = ["site", "essai", "lien"]


def describe(name):
    values = frame[name].dropna()
    counts, edges = np.histogram(values, bins="fd")
    return {
        "mean": values.mean(), "std": values.std(), "skew": values.skew(), "min": values.min(), "max": values.max(),
        "q1": values.quantile(0.25), "median": values.median(), "q3": values.quantile(0.75),
        "counts": counts.tolist(), "edges": [edges[0], edges[1], edges[-1]],
    }


golden = {
    "versions": {"pandas": pd.__version__, "numpy": np.__version__, "scipy": scipy.__version__},
    "csv": text.getvalue(),
    "numbers": {name: describe(name) for name in numbers},
    "missing": frame.isna().sum().to_dict(),
    "distinct": frame.nunique().to_dict(),
    "top": {name: frame[name].value_counts().to_dict() for name in categories},
    "duplicate_rows": int(frame.duplicated().sum()),
    "pearson": frame[numbers].corr().values.tolist(),
    "spearman": frame[numbers].corr(method="spearman").values.tolist(),
    "cramers_v": [[1.0 if a == b else association(pd.crosstab(frame[a], frame[b]), method="cramer") for b in categories] for a in categories],
    "dates": [str(frame["jour"].min().date()), str(frame["jour"].max().date())],
}
path = Path(__file__).parents[2] / "src-engine/testing/golden/profile.json"
path.write_text(json.dumps(golden, default=float, ensure_ascii=False))
