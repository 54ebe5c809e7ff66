"""A process of its own: the same work as ours.ts in pandas, nothing proved and no history kept."""

import json
import os
import resource
import sys
import time

import pandas as pd

file, folder = sys.argv[1:]
seconds = {}


def timed(name, work):
    began = time.perf_counter()
    done = work()
    seconds[name] = time.perf_counter() - began
    return done


def read():
    table = pd.read_csv(file, parse_dates=["day"])
    table.to_parquet(os.path.join(folder, "read.parquet"), compression="zstd")
    return table


def profile(table):
    numbers = table.select_dtypes("number")
    numbers.describe()
    numbers.skew()
    numbers.corr()
    numbers.corr("spearman")
    table.duplicated().sum()
    for name in table:
        table[name].nunique()
        table[name].value_counts().head(10)


def prepare(table):
    table = table.copy()
    table["weight"] = table.weight.fillna(table.weight.median())
    q1, q3 = table.price.quantile([0.25, 0.75])
    table["price"] = table.price.clip(q1 - 1.5 * (q3 - q1), q3 + 1.5 * (q3 - q1))
    table["count"] = (table["count"] - table["count"].mean()) / table["count"].std(ddof=0)
    table = pd.concat([table.drop(columns="site"), pd.get_dummies(table.site, prefix="site", dtype=int)], axis=1)
    table["value"] = table.price * table.weight
    table = table[table.grade >= 2]
    table.to_parquet(os.path.join(folder, "done.parquet"), compression="zstd")
    return table


table = timed("import", read)
timed("profile", lambda: profile(table))
done = timed("steps", lambda: prepare(table))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"seconds": seconds, "rows": len(done), "mean": float(done.value.mean()), "peak_mb": peak}))
