"""Reference values of preparation steps, from pandas and scikit-learn.

Run with a Python that has them: python scripts/golden/preparation.py [folder of the public data]
Writes src-engine/testing/golden/preparation.json (a small table of our own, every value) and, when the folder is given,
preparation-real.json: sums, counts and some cells of steps on Adult, Titanic and hypothyroid.
"""

import json
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import sklearn
from sklearn.preprocessing import KBinsDiscretizer, LabelEncoder, MinMaxScaler, OneHotEncoder, OrdinalEncoder, RobustScaler, StandardScaler, TargetEncoder

FOLDER = Path(__file__).parents[2] / "src-engine" / "testing" / "golden"
VERSIONS = {"pandas": pd.__version__, "scikit-learn": sklearn.__version__, "numpy": np.__version__}


def plain(value):
    if value is None or value is pd.NaT or (isinstance(value, float) and np.isnan(value)) or value is pd.NA:
        return None
    if isinstance(value, (pd.Timestamp, np.datetime64)):
        return str(pd.Timestamp(value).date())
    if isinstance(value, (np.integer, np.floating, np.bool_)):
        return value.item()
    return value


def rows_of(frame):
    return [[plain(value) for value in row] for row in frame.astype(object).itertuples(index=False)]


def write(name, values):
    text = json.dumps({"made_by": "scripts/golden/preparation.py", "versions": VERSIONS, **values}, ensure_ascii=False)
    (FOLDER / f"{name}.json").write_text(text + "\n")


def iqr(x):
    q1, q3 = x.quantile(0.25), x.quantile(0.75)
    return q1 - 1.5 * (q3 - q1), q3 + 1.5 * (q3 - q1)


def zscore(x):
    return x.mean() - 3 * x.std(ddof=0), x.mean() + 3 * x.std(ddof=0)


def modified(x):
    mad = (x - x.median()).abs().median()
    return x.median() - 3.5 * mad / 0.6745, x.median() + 3.5 * mad / 0.6745


BOUNDS = {"iqr": iqr, "zscore": zscore, "modified_zscore": modified}


def inside(x, bounds):
    low, high = bounds
    return x.isna() | ((x >= low) & (x <= high))


def scaled(scaler, x):
    return scaler.fit_transform(x.to_frame())[:, 0]


def numeric_cases(columns):
    """Steps on columns of numbers: (name, step, function from column to column)."""
    for column in columns:
        one = {"columns": [column]}
        for method in ("mean", "median", "min", "max"):
            yield f"fill {method} {column}", {"step": "fill_missing", **one, "method": method}, column, lambda x, m=method: x.fillna(getattr(x, m)())
        yield f"fill mode {column}", {"step": "fill_missing", **one, "method": "mode"}, column, lambda x: x.fillna(x.mode().iloc[0])
        yield f"fill forward {column}", {"step": "fill_missing", **one, "method": "forward"}, column, lambda x: x.ffill()
        yield f"interpolate {column}", {"step": "fill_missing", **one, "method": "interpolate"}, column, lambda x: x.interpolate()
        for method, bounds in BOUNDS.items():
            step = {"step": "outliers", **one, "method": method}
            yield f"clip {method} {column}", {**step, "action": "bounds"}, column, lambda x, b=bounds: x if b(x)[0] == b(x)[1] else x.clip(*b(x))
            yield f"blank {method} {column}", {**step, "action": "missing"}, column, lambda x, b=bounds: x if b(x)[0] == b(x)[1] else x.where(inside(x, b(x)))
            yield f"replace {method} {column}", {**step, "action": "median"}, column, lambda x, b=bounds: x if b(x)[0] == b(x)[1] else x.where(inside(x, b(x)), x[inside(x, b(x))].median())
        yield f"minmax {column}", {"step": "scale", **one, "method": "minmax"}, column, lambda x: scaled(MinMaxScaler(), x)
        yield f"zscore {column}", {"step": "scale", **one, "method": "zscore"}, column, lambda x: scaled(StandardScaler(), x)
        yield f"robust {column}", {"step": "scale", **one, "method": "robust"}, column, lambda x: scaled(RobustScaler(), x)
        yield f"log1p {column}", {"step": "scale", **one, "method": "log1p"}, column, lambda x: np.log1p(x)
        for strategy, method in (("uniform", "width"), ("quantile", "quantile")):
            def bins(x, strategy=strategy):
                known = x.dropna()
                options = {"quantile_method": "linear"} if strategy == "quantile" else {}
                codes = KBinsDiscretizer(4, encode="ordinal", strategy=strategy, subsample=None, **options).fit_transform(known.to_frame())[:, 0]
                return pd.Series(codes, index=known.index).reindex(x.index)
            yield f"bin {method} {column}", {"step": "bin", **one, "method": method, "bins": 4, "output": "number"}, column, bins


def category_cases(columns):
    for column in columns:
        one = {"columns": [column]}
        yield f"fill mode {column}", {"step": "fill_missing", **one, "method": "mode"}, column, lambda x: x.fillna(x.mode().iloc[0])

        def label(x):
            known = x.dropna()
            return pd.Series(LabelEncoder().fit_transform(known), index=known.index).reindex(x.index)
        yield f"label {column}", {"step": "encode", **one, "method": "label"}, column, label
        yield f"frequency {column}", {"step": "encode", **one, "method": "frequency"}, column, lambda x: x.map(x.value_counts(normalize=True))


def small():
    main = pd.DataFrame({
        "site": ["LL", "LS", None, "LL", "LS", "LS", "LL", "AU", "LL", "LS", "AU", "LL"],
        "x": [12.5, 13.25, 11.0, np.nan, 12.75, 99.5, 10.1, np.nan, 13.3, 0.1, 12.9, np.nan],
        "n": [700, 720, 810, 790, 720, 800, 805, 700, 720, 12000, 690, 700],
        "y": [1, 0, 1, 1, 0, 0, 1, 0, 1, 1, 0, 1],
        "code": ["a-1", "b-2", "a-3-x", "c", "b-2", "a-1", "d-4", "a-1", "c", "b-2", "e-5", "a-1"],
        "day": pd.to_datetime(["2024-01-03", "2024-02-29", "2023-12-31", "2024-07-14", "2024-02-29", "2025-01-01", "2024-03-31", "2024-01-03", "2024-11-11", "2024-02-29", "2024-05-01", "2024-12-30"]),
    })
    other = pd.DataFrame({"site": ["LS", "LL", "LS", "ZZ"], "region": ["sud", "nord", "est", "ouest"]})
    cases = []

    def case(name, steps, result, **rest):
        cases.append({"name": name, "steps": steps if isinstance(steps, list) else [steps], "columns": list(result.columns), "rows": rows_of(result), **rest})

    for name, step, column, work in [*numeric_cases(["x", "n"]), *category_cases(["site", "code"])]:
        if step["step"] == "bin":
            step["columns"] = [column]
            made = main.assign(**{f"{column}_bin": work(main[column])})
            order = [name for one in main.columns for name in ([one, f"{one}_bin"] if one == column else [one])]
            case(name, step, made[order])
        else:
            case(name, step, main.assign(**{column: work(main[column])}))
    for method in ("mean", "median", "min", "max"):
        made = main.assign(x=main.x.fillna(main.groupby("site", dropna=False).x.transform(method)))
        case(f"fill {method} by site", {"step": "fill_missing", "columns": ["x"], "method": method, "by": ["site"]}, made)
    case("tokens", {"step": "missing_tokens", "columns": ["n", "code"], "tokens": ["700", "c"]}, main.assign(n=main.n.replace(700, np.nan), code=main.code.replace("c", None)))
    case("remove rows", {"step": "remove_missing_rows"}, main.dropna())
    case("remove columns", {"step": "remove_missing_columns", "above": 0.2}, main.drop(columns=["x"]))
    case("remove outliers", {"step": "outliers", "columns": ["n"], "method": "iqr", "action": "remove"}, main[inside(main.n, iqr(main.n))])
    onehot = OneHotEncoder(sparse_output=False, dtype=int, handle_unknown="ignore").fit(main[["site"]].dropna())
    table = pd.DataFrame(onehot.transform(main[["site"]].fillna("?")), columns=onehot.get_feature_names_out())
    case("one-hot", {"step": "encode", "columns": ["site"], "method": "onehot"}, pd.concat([table, main.drop(columns="site")], axis=1))
    order = ["LS", "AU", "LL"]
    codes = OrdinalEncoder(categories=[order]).fit_transform(main[["site"]].dropna())[:, 0]
    case("ordinal", {"step": "encode", "columns": ["site"], "method": "ordinal", "order": order}, main.assign(site=pd.Series(codes, index=main.site.dropna().index).reindex(main.index)))
    target = TargetEncoder(smooth=10.0, target_type="continuous").fit(main[["code"]], main.y).transform(main[["code"]])[:, 0]
    case("target", {"step": "encode", "columns": ["code"], "method": "target", "target": "y", "smooth": 10}, main.assign(code=target), experiment=True)
    case("filter", {"step": "filter", "where": "n > 700 and site = 'LL' or y = 0"}, main.query("(n > 700 and site == 'LL') or y == 0"))
    case("derive", {"step": "derive", "name": "z", "expression": "round(x * 2, 1) + n % 7"}, main.assign(z=(main.x * 2).round(1) + main.n % 7))
    grouped = main.groupby("site", dropna=False, sort=True)
    made = grouped.agg(rows=("n", "size"), x_count=("x", "count"), n_sum=("n", "sum"), x_mean=("x", "mean"), x_std=("x", "std"), n_median=("n", "median"), x_min=("x", "min"), code_distinct=("code", "nunique"), x_first=("x", "first")).reset_index()
    values = [{"function": "rows"}, *[{"column": c, "function": f} for c, f in (("x", "count"), ("n", "sum"), ("x", "mean"), ("x", "std"), ("n", "median"), ("x", "min"), ("code", "distinct"), ("x", "first"))]]
    case("aggregate", {"step": "aggregate", "by": ["site"], "values": values}, made)
    known = main.assign(place=range(len(main)))
    for how in ("left", "inner"):
        made = known.dropna(subset="site").merge(other.assign(right=range(len(other))), on="site", how=how)
        if how == "left":
            made = pd.concat([made, known[known.site.isna()]])
        made = made.sort_values(["place", "right"]).drop(columns=["place", "right"])
        case(f"join {how}", {"step": "join", "dataset": "7", "on": [{"left": "site", "right": "site"}], "how": how}, made)
    made = main.dropna(subset="site").pivot_table(index="site", columns="y", values="n", aggfunc="sum").reset_index()
    made.columns = [str(name) for name in made.columns]
    case("pivot", [{"step": "remove_missing_rows", "columns": ["site"]}, {"step": "pivot", "index": ["site"], "column": "y", "value": "n"}], made)
    melted = main[["code", "x", "n"]].melt(id_vars="code", ignore_index=False).assign(order=lambda f: f.variable.map({"x": 0, "n": 1})).rename_axis("place").sort_values(["place", "order"], kind="stable")
    case("unpivot", [{"step": "select", "columns": ["code", "x", "n"]}, {"step": "unpivot", "columns": ["x", "n"]}], melted[["code", "variable", "value"]])
    case("sort", {"step": "sort", "by": [{"column": "code"}, {"column": "x", "descending": True}]}, main.sort_values(["code", "x"], ascending=[True, False], kind="stable", na_position="last"))
    case("deduplicate", {"step": "deduplicate", "columns": ["code", "site"], "keep": "last"}, main.drop_duplicates(["code", "site"], keep="last"))
    parts = main.code.str.split("-", n=1, expand=True)
    case("split", {"step": "split", "column": "code", "separator": "-", "into": ["p", "q"], "keep": False}, main.assign(p=parts[0], q=parts[1])[["site", "x", "n", "y", "p", "q", "day"]])
    day = main.day.dt
    names = ["year", "quarter", "month", "week", "day", "weekday", "dayofyear"]
    made = main.assign(day_year=day.year, day_quarter=day.quarter, day_month=day.month, day_week=day.isocalendar().week.astype(int), day_day=day.day, day_weekday=day.weekday + 1, day_dayofyear=day.dayofyear)
    case("date parts", {"step": "date_parts", "column": "day", "parts": names}, made)
    types = {"site": "text", "x": "number", "n": "integer", "y": "integer", "code": "text", "day": "date"}
    write("preparation", {"types": types, "table": rows_of(main), "other": {"types": {"site": "text", "region": "text"}, "table": rows_of(other)}, "cases": cases})


def facts(x):
    """What a long column is compared by: counts, sum, and every 97th cell."""
    x = pd.Series(x).reset_index(drop=True)
    known = x.dropna()
    number = pd.api.types.is_numeric_dtype(known)
    return {"rows": len(x), "missing": int(x.isna().sum()), "sum": float(known.astype(float).sum()) if number else None, "cells": [plain(value) for value in x.iloc[::97].astype(object)]}


def real(folder):
    titanic = pd.read_csv(folder / "tabular" / "titanic.csv")
    adult = pd.read_csv(folder / "tabular" / "adult_train.csv", header=None, skipinitialspace=True, na_values="?", names=[f"column_{i + 1}" for i in range(15)])
    names, rows = [], []
    for line in (folder / "arff" / "hypothyroid.arff").read_text().splitlines():
        if line.lower().startswith("@attribute"):
            names.append(line.split("'")[1])
        elif line and line[0] not in "@%":
            rows.append([None if cell.strip() == "?" else cell.strip().strip("'") for cell in line.split(",")])
    hypothyroid = pd.DataFrame(rows, columns=names)
    numbers = ["age", "TSH", "T3", "TT4", "T4U", "FTI"]
    hypothyroid[numbers] = hypothyroid[numbers].astype(float)
    sets = {
        "titanic": (titanic, ["age", "fare"], ["embarked", "sex"]),
        "adult": (adult, ["column_1", "column_3", "column_11"], ["column_2", "column_4"]),
        "hypothyroid": (hypothyroid, numbers, ["sex", "referral source"]),
    }
    cases = []
    for dataset, (frame, numeric, category) in sets.items():
        for name, step, column, work in [*numeric_cases(numeric), *category_cases(category)]:
            made = f"{column}_bin" if step["step"] == "bin" else column
            cases.append({"dataset": dataset, "name": name, "step": step, "column": made, **facts(work(frame[column]))})
    write("preparation-real", {"cases": cases})


small()
if len(sys.argv) > 1:
    real(Path(sys.argv[1]))
