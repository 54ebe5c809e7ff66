"""Reference features of every 400th DFU of the large file of sales, from the oracle script.

Run with a Python that has pandas and pyarrow, the folder of the oracle scripts and the file:
  python scripts/golden/dfu_scale.py FOLDER scale_item_county_month.parquet
Writes src-engine/testing/golden/dfu-scale.json.
"""

import json
import sys
from pathlib import Path

import numpy as np
import pandas as pd

sys.path.insert(0, sys.argv[1])
import oracle_ts_features as oracle  # noqa: E402

ROOT = Path(__file__).parents[2]
WINDOW, STEP = 24, 400

sales = pd.read_parquet(sys.argv[2])
sales["dfu_id"] = sales["item"].astype(str) + "|" + sales["county"].astype(str)
sales["k"] = sales.month.astype(str).str[:4].astype(int) * 12 + sales.month.astype(str).str[5:7].astype(int) - 1
last = sales.k.max()
sales = sales[sales.k > last - WINDOW]
chosen = sorted(sales.dfu_id.unique())
total = len(chosen)
grouped = sales[sales.dfu_id.isin(chosen[::STEP])].groupby(["dfu_id", "k"]).bottles.sum()
rows = []
for dfu, series in grouped.groupby(level=0):
    k = series.index.get_level_values(1).to_numpy()
    first = k.min()
    x, present = np.zeros(last - first + 1), np.zeros(last - first + 1)
    x[k - first], present[k - first] = series.to_numpy(float), 1
    found = oracle.features(x, present, int(first // 12), int(first % 12) + 1, 3)
    plain = [None if found[name] is None else float(found[name]) for name in oracle.NAMES]
    rows.append([dfu, int(found["n_months"]), *plain])
values = {"made_by": "scripts/golden/dfu_scale.py", "dfus": total, "columns": ["dfu_id", "n_months", *oracle.NAMES.values()], "rows": rows}
(ROOT / "src-engine" / "testing" / "golden" / "dfu-scale.json").write_text(json.dumps(values) + "\n")
